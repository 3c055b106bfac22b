# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

```{code-cell} python
:tags: [parameters]

n_rows = 600
```

```{code-cell} python
import domain
import pandas as pd

table = domain.table(n_rows)
table.head()
```

Each row is a {{ domain.unit }}; the label is 1 where it is a {{ domain.positive }}.

## Your turn

### The rate in each group

TO BE WRITTEN: the question that the data answer. This one is a sample that works; put yours in its place.

Return the share of rows with the label 1 for each value of the column, the highest share first.
Groups with fewer than `least` rows are left out: their rates are mere chance.

```{code-cell} python
:exercise: rate-by-group

def rate_by(rows, column, least):
    """Return the share of labels 1 for each value of the column, highest first."""
    # BEGIN SOLUTION
    groups = rows.groupby(column)["label"].agg(["mean", "size"])
    return groups.loc[groups["size"] >= least, "mean"].sort_values(ascending=False)
    # END SOLUTION
```

```{code-cell} python
:points: 1
:tests: rate-by-group

small = pd.DataFrame({"site": ["a", "a", "b", "b", "b", "b"], "label": [1, 0, 0, 0, 1, 0]})
found = dict(rate_by(small, "site", 1))
assert found == {"a": 0.5, "b": 0.25}, f"Expected a: 0.5 and b: 0.25, got {found}."
```

```{code-cell} python
:points: 2
:tests: rate-by-group

# BEGIN HIDDEN TESTS
more = pd.DataFrame({"kind": ["c"] * 4 + ["d"] * 2 + ["e"] * 3, "label": [0, 0, 0, 1, 1, 1, 1, 1, 0]})
assert list(rate_by(more, "kind", 1).index) == ["d", "e", "c"], "The highest rate comes first."
assert list(rate_by(more, "kind", 3).index) == ["e", "c"], "Groups with fewer rows than `least` are left out, and only these."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
