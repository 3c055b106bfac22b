# score: 2
# hint: begins with 4
# why: Confuses an unknown path with a method that the path does not have.

answer = {"a": 200, "b": 200, "c": 422, "d": 404, "e": 500, "f": 500}
