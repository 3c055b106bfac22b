# score: 5
# why: a right answer that subtracts the own fold from the totals
def encode(categories, labels, folds, strength):
    rows = pd.DataFrame({"c": categories, "y": labels, "f": folds})
    total = rows.groupby("c")["y"].transform("sum") - rows.groupby(["c", "f"])["y"].transform("sum")
    count = rows.groupby("c")["y"].transform("size") - rows.groupby(["c", "f"])["y"].transform("size")
    in_fold = rows.groupby("f")["y"].transform("sum"), rows.groupby("f")["y"].transform("size")
    prior = (rows["y"].sum() - in_fold[0]) / (len(rows) - in_fold[1])
    return (total + strength * prior) / (count + strength)
