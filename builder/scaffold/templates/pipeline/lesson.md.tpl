# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

A pipeline runs its steps again after a fault.
A step that gives the same result the second time does no harm.

```{code-cell} python
batch = [{"id": "a", "version": 1, "value": 10}, {"id": "b", "version": 1, "value": 20}]
print(len(batch), "rows have arrived")
```

## Your turn

### Load a batch

TO BE WRITTEN: the task, in two or three sentences. This one is a sample that works; put yours in its place.

Return a new store, a dictionary of rows by their `id`, with the rows of the batch added.
Of two rows with the same id the one with the higher `version` stays; of two equal versions the one that is there already.
The store and the batch that came in do not change.

```{code-cell} python
:exercise: load-step

def load(store, batch):
    """Return the store with the rows of the batch."""
    # BEGIN SOLUTION
    loaded = dict(store)
    for row in batch:
        known = loaded.get(row["id"])
        if known is None or row["version"] > known["version"]:
            loaded[row["id"]] = row
    return loaded
    # END SOLUTION
```

```{code-cell} python
:points: 2
:tests: load-step

first = load({}, [{"id": "a", "version": 1, "value": 10}])
assert first == {"a": {"id": "a", "version": 1, "value": 10}}, f"A new row is added, got {first}."
second = load(first, [{"id": "a", "version": 2, "value": 11}])
assert second["a"]["value"] == 11, "A higher version takes the place of the lower one."
```

```{code-cell} python
:points: 2
:tests: load-step

# BEGIN HIDDEN TESTS
old = {"a": {"id": "a", "version": 3, "value": 7}}
late = [{"id": "a", "version": 2, "value": 1}, {"id": "c", "version": 1, "value": 4}, {"id": "c", "version": 5, "value": 6}]
made = load(old, late)
assert made["a"]["value"] == 7, "A row that arrives late must not replace a newer one."
assert made["c"]["value"] == 6, "Two versions in one batch: the higher one stays."
assert load(old, late) is not old and set(old) == {"a"} and old["a"]["value"] == 7, "The store that came in must not change."
assert load(made, late) == made, "Loading the same batch again changes nothing."
assert load(old, [{"id": "a", "version": 3, "value": 9}])["a"]["value"] == 7, "Of equal versions the first one stays."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
