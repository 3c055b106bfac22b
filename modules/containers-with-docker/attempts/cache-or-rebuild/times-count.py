# score: 2
# hint: contents, not times
# why: Thinks that the builder compares times, as make does.

answer = {"a": [5, 6], "b": [3, 4, 5, 6], "c": [], "d": [3, 4, 5], "e": [5, 6], "f": [6]}
