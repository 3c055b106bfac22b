# score: 1
# hint: The highest rate comes first
# why: forgets to sort
def rate_by(rows, column, least):
    groups = rows.groupby(column)["label"].agg(["mean", "size"])
    return groups.loc[groups["size"] >= least, "mean"]
