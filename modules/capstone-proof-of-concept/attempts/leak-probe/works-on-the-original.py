# score: 2
# hint: give each call a table of its own
# why: hands its only table to functions that it does not trust.
def leaks(features, table):
    whole = features(table)
    found = set()
    for moment in table["time"].unique():
        known = table[table["time"] <= moment]
        if differs(whole.loc[known.index], features(known)):
            found.add("future")
    for who in table["entity_id"].unique():
        own = table[table["entity_id"] == who]
        if differs(whole.loc[own.index], features(own)):
            found.add("entities")
    changed = table.assign(**{column: table[column].to_numpy()[::-1] for column in LATER})
    if differs(whole, features(changed)):
        found.add("outcome")
    return found
