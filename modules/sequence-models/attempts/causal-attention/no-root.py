# score: 2
# hint: Look at the division by the root
# why: leaves out the division
def attention(queries, keys, values):
    scores = queries @ keys.transpose(-2, -1)
    later = torch.ones_like(scores, dtype=torch.bool).triu(1)
    shares = scores.masked_fill(later, -math.inf).softmax(dim=-1)
    return shares @ values, shares
