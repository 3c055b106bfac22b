# score: 2
# hint: the old split kept the future out
# why: reads the new lines only, where no leak can be seen
review = {
    "train": {11: "state", 13: "silence", 27: "chance", 36: "measure"},
    "service": {13: "skew", 16: "edge", 22: "state", 23: "safety", 28: "silence"},
}
