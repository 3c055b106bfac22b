# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

```{code-cell} python
amount, hours = 500, 4
print(f"{amount} units in {hours} hours")
```

## Your turn

### Calculate and decide

TO BE WRITTEN: the situation and the decision. This one is a sample that works; put yours in its place.

Return the rate in units for each hour, and the decision.
The decision is `"go"` if the rate is not above the limit, else `"ask"`.
Where the time is not above zero, the rate is `None` and the decision `"ask"`.

```{code-cell} python
:exercise: rate-and-decision

def decide(amount, hours, limit):
    """Return the rate for each hour and the decision, `go` or `ask`."""
    # BEGIN SOLUTION
    if hours <= 0:
        return None, "ask"
    rate = amount / hours
    return rate, "go" if rate <= limit else "ask"
    # END SOLUTION
```

```{code-cell} python
:points: 2
:tests: rate-and-decision

found = decide(500, 4, 130)
assert found == (125, "go"), f"500 units in 4 hours are 125 for each hour, and the limit is 130: expected (125, 'go'), got {found}."
found = decide(500, 2, 130)
assert found == (250, "ask"), f"250 for each hour is above the limit of 130: expected (250, 'ask'), got {found}."
```

```{code-cell} python
:points: 2
:tests: rate-and-decision

# BEGIN HIDDEN TESTS
assert decide(300, 3, 100) == (100, "go"), "At the limit itself the decision is go."
assert decide(300, 0, 100) == (None, "ask"), "Zero hours are a mistake on the form: ask."
assert decide(300, -1, 100) == (None, "ask"), "A time below zero is a mistake on the form: ask."
assert decide(30, 0.5, 100) == (60, "go"), "Half an hour is a time like any other."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
