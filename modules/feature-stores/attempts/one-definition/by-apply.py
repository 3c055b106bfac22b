# score: 5
# why: a right answer with apply and a conversion of the missing value
def features_of(value, usual, time):
    usual = float("nan") if usual is None else usual
    hour = pd.Timestamp(time).tz_convert("UTC").hour
    return {"ratio": round(float(value) / usual, 3) if usual > 0 else 0.0, "night": hour in range(6)}


def for_training(frame):
    found = frame.apply(lambda row: pd.Series(features_of(row["value"], row["usual"], row["time"])), axis=1)
    return frame.join(found)


def for_service(request):
    return features_of(request["value"], request["usual"], pd.Timestamp(request["time"]))
