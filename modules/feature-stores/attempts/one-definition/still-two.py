# score: 3
# hint: computes something of its own
# why: both are right now, but each has its own code
def features_of(value, usual, time):
    known = usual is not None and not np.isnan(usual) and usual != 0
    return {"ratio": round(float(value / usual), 3) if known else 0.0, "night": time.astimezone(timezone.utc).hour <= 5}


def for_training(frame):
    usual = frame["usual"].where(frame["usual"] != 0)
    ratio = [0.0 if pd.isna(share) else round(share, 3) for share in frame["value"] / usual]
    return frame.assign(ratio=ratio, night=frame["time"].dt.tz_convert("UTC").dt.hour < 6)


def for_service(request):
    usual = request["usual"]
    ratio = round(request["value"] / usual, 3) if usual else 0.0
    return {"ratio": ratio, "night": datetime.fromisoformat(request["time"]).astimezone(timezone.utc).hour < 6}
