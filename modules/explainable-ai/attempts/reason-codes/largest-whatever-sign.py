# score: 0
# hint: b lowered it
# why: sorts by size and loses the sign
def reasons(shares, group_of, most=3, smallest=0.05):
    table = pd.Series(shares, dtype=float)
    sums = table.groupby([group_of.get(name, name) for name in table.index]).sum()
    raised = sums.abs()
    kept = raised[raised >= smallest * raised.sum()].sort_index()
    return list(kept.sort_values(ascending=False, kind="stable").index[:most])
