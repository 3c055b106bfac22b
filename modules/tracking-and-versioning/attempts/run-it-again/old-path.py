# score: 2
# hint: The table was moved
# why: looks where the table once was
def rerun(client, run_id, shelf):
    data_of = client.get_run(run_id).data
    seed = data_of.params.get("seed") or data_of.tags.get("seed")
    if not seed:
        raise ValueError("no seed")
    for path in (path for path in [Path(shelf, data_of.params["path"])] if path.exists()):
        if hashlib.sha256(path.read_bytes()).hexdigest() == data_of.tags["data.sha256"]:
            break
    else:
        raise ValueError("no table")
    numbers = {name: int(data_of.params[name]) for name in ("depth", "leaf")}
    again = data.train_table(path, **numbers, seed=int(seed), balanced={"True": True, "False": False}[data_of.params["balanced"]])
    if again != data_of.metrics:
        raise ValueError("another result")
    return again
