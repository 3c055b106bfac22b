# score: 2
# hint: no room for a pod more
# why: thinks that a bad image never costs a pod
answer = {"a": 5, "b": 4, "c": 13, "d": 8, "e": 4, "f": 4}
