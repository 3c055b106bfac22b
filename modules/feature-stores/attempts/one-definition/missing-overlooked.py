# score: 2
# hint: the ratio is 0.0
# why: one definition that forgets the missing values of a frame
def features_of(value, usual, time):
    ratio = round(float(value / usual), 3) if usual else 0.0
    return {"ratio": ratio, "night": time.astimezone(timezone.utc).hour < 6}


def for_training(frame):
    rows = [features_of(*row) for row in zip(frame["value"], frame["usual"], frame["time"])]
    return frame.assign(ratio=[row["ratio"] for row in rows], night=[row["night"] for row in rows])


def for_service(request):
    return features_of(request["value"], request["usual"], datetime.fromisoformat(request["time"]))
