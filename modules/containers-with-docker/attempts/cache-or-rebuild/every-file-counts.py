# score: 2
# hint: take README.md
# why: Thinks that any change in the folder spoils every COPY.

answer = {"a": [5, 6], "b": [3, 4, 5, 6], "c": [3, 4, 5, 6], "d": [3, 4, 5], "e": [], "f": [6]}
