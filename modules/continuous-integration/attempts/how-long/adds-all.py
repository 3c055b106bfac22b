# score: 0
# hint: Follow each chain from its beginning
# why: adds the minutes of all jobs, as if they ran one after the other
prediction = {"total": 34, "paid": 34, "one_machine": 34, "faster_unit": 30, "cached_train": 24}
prediction |= {"longest_then": ["data", "train", "gate", "publish"], "matrix_paid": 50, "left_out": ["gate", "image", "publish"]}
