# score: 6
# why: a right answer that names other lines of the same faults, and one more finding that can be argued
review = {
    "service": {7: "state", 13: "skew", 16: "skew", 23: "safety", 27: "silence"},
    "train": {6: "measure", 11: "state", 13: "silence", 15: "edge", 27: "chance", 28: "leak", 43: "leak", 47: "leak"},
}
