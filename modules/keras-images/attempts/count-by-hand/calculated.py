# score: 3
# why: lets Python calculate instead of the head
answer = {
    "side_after_2": 16 // 2,
    "side_after_3": 8 - 4,
    "parameters_1": 6 * 9 + 6,
    "parameters_3": 12 * 25 * 6 + 12,
    "first_loss": float(np.log(2)),
}
