# score: 1
# hint: You found 2 of the twelve faults
# why: stops after the fault that the tests give away
review = {"train": {27: "chance"}, "service": {23: "safety"}}
