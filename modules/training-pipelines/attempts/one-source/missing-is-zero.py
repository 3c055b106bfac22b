# score: 2
# hint: the feature `reading` is 0.0
# why: uses the one source, and fills the gap before it, in its own way
def online_features(request):
    row = {**request, "time": pd.Timestamp(request["time"]), "reading": request.get("reading") or 0.0}
    return batch_features(pd.DataFrame([row])).iloc[0].to_dict()
