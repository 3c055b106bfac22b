# score: 0
# hint: three groups
# why: ignores the size of the memory
def accumulated(network, X, y, size):
    return data.gradients(network, X, y)
