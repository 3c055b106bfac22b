# score: 4
# why: right, with another way from a request to a table
def online_features(request):
    rows = pd.DataFrame.from_records([request], columns=["time", "amount", "count", "tenure", "reading"])
    rows["time"] = pd.to_datetime(rows["time"])
    rows["reading"] = pd.to_numeric(rows["reading"])
    (features,) = batch_features(rows).to_dict("records")
    return features
