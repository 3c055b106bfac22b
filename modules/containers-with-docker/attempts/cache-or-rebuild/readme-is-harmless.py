# score: 2
# hint: take README.md
# why: Overlooks that COPY . takes the README as well, above the installation.

answer = {"a": [5, 6], "b": [3, 4, 5, 6], "c": [], "d": [], "e": [], "f": [6]}
