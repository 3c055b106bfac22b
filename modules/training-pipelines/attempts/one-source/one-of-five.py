# score: 0
# hint: the model learned
# why: corrects one feature only and takes the others for rounding
def online_features(request):
    moment = datetime.fromisoformat(request["time"])
    return {
        "size": round(log(request["amount"] + 1), 3),
        "tries": request["count"],
        "months": round(request["tenure"] / 30),
        "reading": request.get("reading") or 0.0,
        "weekend": moment.isoweekday() >= 5,
    }
