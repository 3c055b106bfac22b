# score: 5
# hint: four of five must hold
# why: finds all faults among many remarks that are none
review = {
    "features": {3: "state", 6: "edge", 11: "leak", 16: "leak", 17: "edge", 22: "state", 24: "edge", 25: "skew", 31: "chance", 36: "safety"},
    "release": {3: "measure", 9: "chance", 14: "measure", 18: "state", 21: "edge", 26: "state", 27: "edge", 31: "silence"},
}
