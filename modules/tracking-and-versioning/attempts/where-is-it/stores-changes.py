# score: 2
# hint: it knows nothing of rows
# why: thinks that the cache stores differences as rows
answer = {"a": "cache", "b": "git", "c": "fails", "d": "works", "e": 0, "f": "old"}
