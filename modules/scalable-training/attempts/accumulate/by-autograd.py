# score: 3
# why: a right answer that splits the tensors and divides at the end
def accumulated(network, X, y, size):
    total = None
    for rows, labels in zip(X.split(size), y.split(size)):
        slopes = [len(labels) * slope for slope in data.gradients(network, rows, labels)]
        total = slopes if total is None else [a + b for a, b in zip(total, slopes)]
    return [slope / len(y) for slope in total]
