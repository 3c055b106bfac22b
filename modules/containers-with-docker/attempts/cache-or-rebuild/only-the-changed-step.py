# score: 1
# hint: what stands below it
# why: Thinks that only the step that sees the change runs again.

answer = {"a": [5], "b": [3], "c": [], "d": [3], "e": [], "f": [6]}
