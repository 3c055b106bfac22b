# score: 4
# why: a right answer that takes each column's only value as it is, a truth value of NumPy included
def online_features(request):
    row = dict(request)
    row["time"] = pd.to_datetime(row["time"])
    reading = row.get("reading")
    row["reading"] = float("nan") if reading is None else reading
    found = batch_features(pd.DataFrame([row]))
    return {name: found[name].iloc[0] for name in found.columns}
