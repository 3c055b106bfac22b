# score: 4
# hint: the cover is the new mark
# why: covers the mark only where it is
def heat_map(score, image, size):
    n = len(image) // size
    covered = np.stack([image] * n * n)
    for place in range(n * n):
        top, left = size * (place // n), size * (place % n)
        covered[place, top : top + size, left : left + size] = np.median(image)
    return (score(image[None]) - score(covered)).reshape(n, n)


def trustworthy(explain, trained, random, images, size):
    total = 0
    for image in images:
        total += data.rank_correlation(explain(trained, image, size), explain(random, image, size))
    return total / len(images) < 0.5


def cover(images, row, column, size):
    covered = images.copy()
    place = (slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size))
    for image in covered:
        if image[place].max() == 1:
            image[place] = 0
    return covered
