# score: 1
# hint: How old is this information when it arrives?
# why: has all arrows, but the label is there at once
flows = {
    ("arrivals", "features"): 0,
    ("features", "model"): 0,
    ("model", "threshold"): 0,
    ("threshold", "expert"): 1,
    ("expert", "outcome"): 0,
    ("outcome", "labels"): 0,
    ("labels", "model"): 30,
    ("outcome", "arrivals"): 7,
    ("labels", "report"): 7,
    ("report", "threshold"): 1,
}
