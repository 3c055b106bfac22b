# score: 1
# hint: Pydantic converts
# why: Takes annotations for strict checks of type, keys and value.

answer = {"a": 422, "b": 422, "c": 422, "d": 405, "e": 422, "f": 422}
