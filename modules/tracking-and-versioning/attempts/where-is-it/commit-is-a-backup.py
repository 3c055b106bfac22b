# score: 2
# hint: Where should the rows come from
# why: thinks that Git brings the data to a colleague
answer = {"a": "cache", "b": "git", "c": "works", "d": "works", "e": 100, "f": "old"}
