# score: 2
# hint: What did it get more of?
# why: believes that int8 is faster in any case, but counts the bytes
foreseen = {"wide_size": 4, "tiny_size": 1.3, "wide_time": "less than half", "tiny_time": "less than half"}
