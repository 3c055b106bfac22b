# score: 2
# hint: written as JSON
# why: Forgets that the answer must be written as JSON, which has no NaN.

answer = {"a": 200, "b": 200, "c": 422, "d": 405, "e": 500, "f": 200}
