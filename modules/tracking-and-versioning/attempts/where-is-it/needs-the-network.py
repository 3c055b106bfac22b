# score: 2
# hint: Does checkout need anything else
# why: thinks that checkout downloads
answer = {"a": "cache", "b": "git", "c": "fails", "d": "fails", "e": 100, "f": "old"}
