# score: 7
# why: names other lines and categories that meet the same faults
review = {
    "features": {10: "leak", 20: "skew", 23: "state", 24: "silence", 29: "chance", 37: "safety"},
    "release": {4: "state", 9: "chance", 13: "measure", 19: "edge", 30: "silence"},
}
