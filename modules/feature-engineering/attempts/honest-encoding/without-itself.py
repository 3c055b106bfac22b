# score: 0
# hint: row's own label and its fold stay out
# why: leaves out only the row itself instead of its whole fold
def encode(categories, labels, folds, strength):
    total = labels.groupby(categories).transform("sum") - labels
    count = labels.groupby(categories).transform("size") - 1
    return (total + strength * labels.mean()) / (count + strength)
