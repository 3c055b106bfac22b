# score: 2
# hint: must not change
# why: writes into the store that came in
def load(store, batch):
    for row in batch:
        if row["id"] not in store or store[row["id"]]["version"] < row["version"]:
            store[row["id"]] = row
    return store
