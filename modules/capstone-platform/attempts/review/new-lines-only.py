# score: 5
# hint: Read what was taken out first
# why: sees what is new and not what is gone
review = {
    "features": {22: "state", 31: "chance", 36: "safety"},
    "release": {9: "chance", 26: "state", 31: "silence"},
}
