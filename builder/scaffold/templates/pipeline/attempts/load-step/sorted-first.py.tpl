# score: 4
def load(store, batch):
    rows = sorted([*store.values(), *batch], key=lambda row: -row["version"])
    loaded = {}
    for row in rows:
        loaded.setdefault(row["id"], row)
    return loaded
