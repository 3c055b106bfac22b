# score: 2
# hint: points the other way
# why: lets the threshold decide; the person only hears of it
flows = {
    ("arrivals", "features"): 0,
    ("features", "model"): 0,
    ("model", "threshold"): 0,
    ("expert", "threshold"): 1,
    ("expert", "outcome"): 0,
    ("outcome", "labels"): DELAY,
    ("labels", "model"): 30,
    ("outcome", "arrivals"): 7,
    ("labels", "report"): 7,
    ("report", "threshold"): 1,
}
