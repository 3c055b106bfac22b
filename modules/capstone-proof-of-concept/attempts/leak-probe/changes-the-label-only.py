# score: 2
# hint: When is that column known
# why: thinks of the label only and forgets the other columns that are known later.
def leaks(features, table):
    whole = features(table.copy())
    found = set()
    for moment in table["time"].unique():
        known = table[table["time"] <= moment]
        if differs(whole.loc[known.index], features(known.copy())):
            found.add("future")
    for who in table["entity_id"].unique():
        own = table[table["entity_id"] == who]
        if differs(whole.loc[own.index], features(own.copy())):
            found.add("entities")
    if differs(whole, features(table.assign(label=1 - table["label"]))):
        found.add("outcome")
    return found
