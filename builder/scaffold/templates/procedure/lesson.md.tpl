# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

## Your turn

### Put the steps in order

TO BE WRITTEN: the procedure, step by step, and what goes wrong in another order. This one is a sample that works; put yours in its place.

Below are seven steps.
Put five of them into an order that is safe; two are traps.

```{code-cell} python
:blocks: steps-in-order

blocks = {
    "A": "Write down what was done, when and by whom",
    "B": "Make sure that it is the right {person, device, file}",
    "C": "Do it",
    "D": "Skip the check, because it was fine the last time",
    "E": "Look whether it worked",
    "F": "Prepare everything that is needed",
    "G": "Write down that it worked, before it is done",
}
```

```{code-cell} python
:exercise: steps-in-order

# BEGIN SOLUTION
order = ["B", "F", "C", "E", "A"]
# END SOLUTION
# BEGIN STARTER
# order = []
# END STARTER
```

```{code-cell} python
:points: 1
:tests: steps-in-order

assert len(order) == 5, f"Five steps belong to the procedure, your order has {len(order)}."
assert set(order) <= set(blocks) and len(set(order)) == 5, "Write the letter of each step once, such as ['A', 'B']."
assert order and not {"D", "G"} & set(order), "One of your steps is a trap: it does harm or says what is not so."
```

```{code-cell} python
:points: 2
:tests: steps-in-order

# BEGIN HIDDEN TESTS
place = {letter: number for number, letter in enumerate(order)}
for first, second, why in (
    ("B", "C", "Make sure that it is the right one before anything is done."),
    ("B", "F", "Make sure that it is the right one before you prepare anything."),
    ("F", "C", "Prepare everything before you begin."),
    ("C", "E", "Look whether it worked after it was done."),
    ("C", "A", "Write down what was done when it is done, not before."),
):
    assert place.get(first, 9) < place.get(second, -1), why
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
