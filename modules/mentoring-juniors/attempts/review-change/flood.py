# score: 5
# hint: four of five must hold
# why: finds everything and remarks on every other new line too
review = {
    "train": {
        3: "measure", 12: "edge", 13: "silence", 14: "state", 15: "edge", 26: "edge", 27: "chance", 29: "edge", 30: "leak",
        33: "edge", 34: "measure", 36: "measure", 40: "measure", 42: "leak", 46: "leak",
    },
    "service": {4: "edge", 13: "skew", 16: "edge", 21: "silence", 22: "state", 23: "safety", 24: "skew", 28: "silence"},
}
