# score: 4
# why: a right answer from adding up the bytes
foreseen = {"wide_size": 3.9, "tiny_size": 1.19, "wide_time": "less than half", "tiny_time": "longer"}
