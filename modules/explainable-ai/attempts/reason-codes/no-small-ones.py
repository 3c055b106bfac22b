# score: 3
# hint: c has less than a twentieth
# why: keeps small shares as reasons
def reasons(shares, group_of, most=3, smallest=0.05):
    table = pd.Series(shares, dtype=float)
    sums = table.groupby([group_of.get(name, name) for name in table.index]).sum()
    raised = sums[sums > 0]
    kept = raised[raised > 0].sort_index()
    return list(kept.sort_values(ascending=False, kind="stable").index[:most])
