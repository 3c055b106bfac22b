# score: 0
# hint: How much slack has the service
# why: adds each change to the end, as if all tasks stood in one row

answer = {"a": 19, "b": 22, "c": 15, "d": 12, "e": 21}
