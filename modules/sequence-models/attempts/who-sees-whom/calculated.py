# score: 4
# why: a right answer that is calculated
seen = torch.ones(5, 5).tril()
near = seen - torch.ones(5, 5).tril(-2)
prediction = {"looks_at": int(seen[2].sum()), "changed": seen[:, 2].nonzero().flatten().tolist()}
prediction |= {"changed_twice": (seen @ seen)[:, 2].nonzero().flatten().tolist(), "first_shares": seen[0, :4].tolist()}
prediction |= {"equal_scores": 1 / 4, "window": (near @ near)[4].nonzero().flatten().tolist(), "order_matters": 1 + 2 != 2 + 1, "mask_after": 1 / 4}
