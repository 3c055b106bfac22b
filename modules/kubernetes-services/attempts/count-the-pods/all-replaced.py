# score: 2
# hint: Which old pod may be stopped
# why: thinks that a bad image takes the service down
answer = {"a": 5, "b": 4, "c": 13, "d": 8, "e": 0, "f": 0}
