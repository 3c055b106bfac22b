# score: 0
# hint: Nobody looks ahead
# why: attention without a mask, as for texts that are known as a whole
def attention(queries, keys, values):
    shares = (queries @ keys.transpose(-2, -1) / math.sqrt(queries.shape[-1])).softmax(dim=-1)
    return shares @ values, shares
