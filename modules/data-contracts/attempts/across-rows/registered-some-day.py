# score: 0
# hint: a row one minute earlier is unknown
# why: asks only whether the entity is registered at all, and takes the last row for the newest
def check_batch(batch, registry, now):
    unknown = ~batch["entity_id"].isin(registry["entity_id"])
    return {
        "duplicate": batch.index[batch["id"].duplicated()].tolist(),
        "unknown": batch.index[unknown].tolist(),
        "order": batch.index[batch["arrival"] < batch["time"]].tolist(),
        "stale": bool(now - batch["time"].iloc[-1] > data.FRESH) if len(batch) else False,
    }
