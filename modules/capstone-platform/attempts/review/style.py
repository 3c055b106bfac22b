# score: 0
# hint: nobody can draw again
# why: remarks on names, imports and length
review = {
    "features": {3: "state", 6: "edge", 10: "silence"},
    "release": {3: "edge", 8: "measure", 25: "silence"},
}
