# score: 0
# hint: Accused wrongly: future
# why: takes the first rows of the table for the past, although rows may stand in any order.
def leaks(features, table):
    whole = features(table.copy())
    found = set()
    for known in range(1, len(table)):
        part = table.iloc[:known]
        if differs(whole.loc[part.index], features(part.copy())):
            found.add("future")
    for who in table["entity_id"].unique():
        own = table[table["entity_id"] == who]
        if differs(whole.loc[own.index], features(own.copy())):
            found.add("entities")
    changed = table.copy()
    for column in LATER:
        changed[column] = table[column].to_numpy()[::-1]
    if differs(whole, features(changed)):
        found.add("outcome")
    return found
