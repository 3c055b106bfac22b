# score: 6
# why: a right answer that asks the model once for all tiles, and returns a truth value of NumPy
def heat_map(score, image, size):
    n = len(image) // size
    covered = np.stack([image] * n * n)
    for place in range(n * n):
        top, left = size * (place // n), size * (place % n)
        covered[place, top : top + size, left : left + size] = np.median(image)
    return (score(image[None]) - score(covered)).reshape(n, n)


def trustworthy(explain, trained, random, images, size):
    alike = [data.rank_correlation(explain(trained, image, size), explain(random, image, size)) for image in images]
    return np.mean(alike) < 0.5


def cover(images, row, column, size):
    rows, columns = np.mgrid[0 : images.shape[1], 0 : images.shape[2]]
    return np.where((rows // size == row) & (columns // size == column), 0, images)
