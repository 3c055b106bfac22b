# score: 4
# hint: does not change with the weights
# why: looks whether the map changes with the image, and not with the weights
def heat_map(score, image, size):
    n = len(image) // size
    covered = np.stack([image] * n * n)
    for place in range(n * n):
        top, left = size * (place // n), size * (place % n)
        covered[place, top : top + size, left : left + size] = np.median(image)
    return (score(image[None]) - score(covered)).reshape(n, n)


def trustworthy(explain, trained, random, images, size):
    alike = [data.rank_correlation(explain(trained, one, size), explain(trained, two, size)) for one, two in zip(images, images[1:])]
    return bool(np.mean(alike) < 0.5)


def cover(images, row, column, size):
    rows, columns = np.mgrid[0 : images.shape[1], 0 : images.shape[2]]
    return np.where((rows // size == row) & (columns // size == column), 0, images)
