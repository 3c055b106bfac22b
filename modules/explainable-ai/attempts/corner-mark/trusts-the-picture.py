# score: 2
# hint: Only the pixel 3 counts
# why: believes a map of brightness, because it shows the finding
def heat_map(score, image, size):
    n = len(image) // size
    return image.reshape(n, size, n, size).mean(axis=(1, 3))


def trustworthy(explain, trained, random, images, size):
    total = 0
    for image in images:
        total += data.rank_correlation(explain(trained, image, size), explain(random, image, size))
    return total / len(images) < 0.5


def cover(images, row, column, size):
    rows, columns = np.mgrid[0 : images.shape[1], 0 : images.shape[2]]
    return np.where((rows // size == row) & (columns // size == column), 0, images)
