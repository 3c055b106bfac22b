# score: 0
# hint: Not found: entities
# why: trusts that a feature without the later columns and without the future is honest.
def leaks(features, table):
    whole = features(table.copy())
    found = set()
    for moment in table["time"].unique():
        known = table[table["time"] <= moment]
        if differs(whole.loc[known.index], features(known.copy())):
            found.add("future")
    changed = table.copy()
    for column in LATER:
        changed[column] = list(reversed(list(table[column])))
    if differs(whole, features(changed)):
        found.add("outcome")
    return found
