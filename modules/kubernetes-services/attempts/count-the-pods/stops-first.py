# score: 2
# hint: None may be missing
# why: thinks that an old pod is stopped before a new one is ready
answer = {"a": 5, "b": 3, "c": 13, "d": 8, "e": 4, "f": 3}
