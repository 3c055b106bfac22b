# score: 2
# hint: Seven further workers
# why: knows the law, but lets workers talk for nothing
foreseen = {"two": 1.82, "eight": 4.7, "limit": 10, "talking": 4.7, "best": 64}
