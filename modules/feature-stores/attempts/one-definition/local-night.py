# score: 3
# hint: so it is night
# why: one definition, but it takes the hour on the client's clock
def features_of(value, usual, time):
    known = usual is not None and not np.isnan(usual) and usual != 0
    return {"ratio": round(float(value / usual), 3) if known else 0.0, "night": time.hour < 6}


def for_training(frame):
    rows = [features_of(*row) for row in zip(frame["value"], frame["usual"], frame["time"])]
    return frame.assign(ratio=[row["ratio"] for row in rows], night=[row["night"] for row in rows])


def for_service(request):
    return features_of(request["value"], request["usual"], datetime.fromisoformat(request["time"]))
