# score: 5
# why: a right answer with a table in place of loops
def reasons(shares, group_of, most=3, smallest=0.05):
    table = pd.Series(shares, dtype=float)
    sums = table.groupby([group_of.get(name, name) for name in table.index]).sum()
    raised = sums[sums > 0]
    kept = raised[raised >= smallest * raised.sum()].sort_index()
    return list(kept.sort_values(ascending=False, kind="stable").index[:most])
