# score: 2
# hint: the second of them is the duplicate
# why: marks the first of equal rows as well
def check_batch(batch, registry, now):
    joined = batch.join(registry.set_index("entity_id"), on="entity_id")
    return {
        "duplicate": batch.index[batch["id"].duplicated(keep=False)].tolist(),
        "unknown": batch.index[~(joined["time"] >= joined["since"])].tolist(),
        "order": batch.index[batch["arrival"] < batch["time"]].tolist(),
        "stale": bool(batch.empty or now - batch["arrival"].max() > data.FRESH),
    }
