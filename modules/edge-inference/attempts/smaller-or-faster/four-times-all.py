# score: 0
# hint: Add up: 1,265 bytes
# why: a byte instead of four, so everything is four times smaller and about as quick
foreseen = {"wide_size": 4, "tiny_size": 4, "wide_time": "about the same", "tiny_time": "about the same"}
