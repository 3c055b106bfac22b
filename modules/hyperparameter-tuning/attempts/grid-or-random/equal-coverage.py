# score: 2
# hint: from a range no value comes twice
# why: thinks that both kinds of search cover a hyper-parameter equally
prediction = {"grid": 4, "random": 4, "chance": 0.9625, "needed": 59}
