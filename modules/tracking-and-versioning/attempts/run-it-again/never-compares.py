# score: 3
# hint: The recorded number is another one
# why: trains again and does not compare
def rerun(client, run_id, shelf):
    data_of = client.get_run(run_id).data
    seed = data_of.params.get("seed") or data_of.tags.get("seed")
    if not seed:
        raise ValueError("no seed")
    for path in sorted(Path(shelf).glob("**/*.csv")):
        if hashlib.sha256(path.read_bytes()).hexdigest() == data_of.tags["data.sha256"]:
            break
    else:
        raise ValueError("no table")
    numbers = {name: int(data_of.params[name]) for name in ("depth", "leaf")}
    again = data.train_table(path, **numbers, seed=int(seed), balanced={"True": True, "False": False}[data_of.params["balanced"]])
    return again
