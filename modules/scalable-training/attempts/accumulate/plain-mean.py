# score: 0
# hint: Each group counts with its number of rows
# why: takes the plain mean of the groups
def accumulated(network, X, y, size):
    """Return the gradients of the whole batch, calculated in groups of at most `size` rows."""
    total = [torch.zeros_like(weights) for weights in network.parameters()]
    for begin in range(0, len(y), size):
        rows = slice(begin, begin + size)
        share = 1 / math.ceil(len(y) / size)
        for sums, slope in zip(total, data.gradients(network, X[rows], y[rows]), strict=True):
            sums += share * slope
    return total
