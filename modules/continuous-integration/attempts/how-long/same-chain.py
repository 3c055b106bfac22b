# score: 2
# hint: another one decides
# why: stays with the chain that was the longest before the cache
prediction = {"total": 19, "paid": 34, "one_machine": 34, "faster_unit": 19, "cached_train": 9}
prediction |= {"longest_then": ["data", "train", "gate", "publish"], "matrix_paid": 50, "left_out": ["gate", "image", "publish"]}
