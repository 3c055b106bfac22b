# score: 2
# hint: The two levels of kind add up to 0.5
# why: names each level of a category
def reasons(shares, group_of, most=3, smallest=0.05):
    table = pd.Series(shares, dtype=float)
    sums = table.groupby(list(table.index)).sum()
    raised = sums[sums > 0]
    kept = raised[raised >= smallest * raised.sum()].sort_index()
    return list(kept.sort_values(ascending=False, kind="stable").index[:most])
