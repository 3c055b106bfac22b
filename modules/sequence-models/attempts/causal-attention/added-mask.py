# score: 5
# why: a right answer with a sum over products and a mask that is added
def attention(queries, keys, values):
    places, features = queries.shape[-2:]
    mask = torch.full((places, places), -math.inf, dtype=queries.dtype).triu(1)
    scores = torch.einsum("...qf,...kf->...qk", queries, keys) * features**-0.5 + mask
    shares = torch.softmax(scores, -1)
    return torch.einsum("...qk,...kv->...qv", shares, values), shares
