# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

A demonstration stands in a cell without options; students see it with its output.

```{code-cell} python
readings = [3, 8, None, 5]
print(len(readings), "readings, one of them missing")
```

## Your turn

### Count what is above the limit

TO BE WRITTEN: the task, in two or three sentences, with an example. This one is a sample that works; put yours in its place.

Return how many readings are above the limit.
A reading that is missing is `None` and does not count.

```{code-cell} python
:exercise: count-above

def count_above(readings, limit):
    """Return how many readings are above the limit."""
    # BEGIN SOLUTION
    return sum(1 for reading in readings if reading is not None and reading > limit)
    # END SOLUTION
```

```{code-cell} python
:points: 1
:tests: count-above

found = count_above([3, 8, 5], 4)
assert found == 2, f"count_above([3, 8, 5], 4) gave {found}, expected 2: 8 and 5 are above 4."
```

```{code-cell} python
:points: 2
:tests: count-above

# BEGIN HIDDEN TESTS
assert count_above([4, 4, 9], 4) == 1, "A reading that equals the limit is not above it."
assert count_above([None, 7, None], 2) == 1, "Readings that are missing do not count."
assert count_above([], 0) == 0, "Without readings none is above the limit."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
