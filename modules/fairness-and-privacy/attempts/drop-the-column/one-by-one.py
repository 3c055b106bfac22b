# score: 3
# why: a right answer written key by key
prediction = {}
prediction["left_over"] = "more than half"
prediction["without_proxy"] = "nothing"
prediction["ten_times_more"] = "stays"
