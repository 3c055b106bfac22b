# score: 2
# hint: A failed version fails the whole job
# why: believes that the other two versions are enough, and that only direct followers could be left out
prediction = {"total": 19, "paid": 34, "one_machine": 34, "faster_unit": 19, "cached_train": 14}
prediction |= {"longest_then": ["unit", "image", "publish"], "matrix_paid": 50, "left_out": []}
