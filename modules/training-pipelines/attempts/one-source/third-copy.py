# score: 2
# hint: A third copy of the rules
# why: corrects the copy, so that it is right until the next change
def online_features(request):
    reading = request.get("reading")
    return {
        "size": float(np.round(np.log1p(request["amount"]), 3)),
        "tries": min(request["count"], 3),
        "months": int(request["tenure"] // 30),
        "reading": -1.0 if reading is None else reading,
        "weekend": datetime.fromisoformat(request["time"]).weekday() >= 5,
    }
