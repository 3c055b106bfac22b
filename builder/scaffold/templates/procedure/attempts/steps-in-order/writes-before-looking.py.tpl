# score: 3
# why: right, writes down what was done and then looks
order = ["B", "F", "C", "A", "E"]
