# score: 0
# hint: Mask before softmax
# why: puts zeros over the later places after softmax, when they have already taken their shares
def attention(queries, keys, values):
    shares = (queries @ keys.transpose(-2, -1) / math.sqrt(queries.shape[-1])).softmax(dim=-1).tril()
    return shares @ values, shares
