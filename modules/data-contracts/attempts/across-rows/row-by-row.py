# score: 5
# why: a right answer that goes through the rows
def check_batch(batch, registry, now):
    since = dict(zip(registry["entity_id"], registry["since"]))
    found, ids = {"duplicate": [], "unknown": [], "order": []}, set()
    for row in batch.itertuples():
        if row.id in ids:
            found["duplicate"].append(row.Index)
        ids.add(row.id)
        if row.entity_id not in since or row.time < since[row.entity_id]:
            found["unknown"].append(row.Index)
        if row.arrival < row.time:
            found["order"].append(row.Index)
    return found | {"stale": (batch["arrival"] < now - data.FRESH).all()}
