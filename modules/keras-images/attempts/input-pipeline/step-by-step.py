# score: 4
# why: right, one step a line and a counter of its own instead of enumerate
def make_dataset(images, labels, training, seed=0, batch_size=32):
    """Return a dataset of batches (images, labels); shuffled and augmented only for training."""
    steps = tf.data.Dataset.zip(
        (tf.data.Dataset.from_tensor_slices(images), tf.data.Dataset.from_tensor_slices(labels))
    )
    if training:
        steps = steps.shuffle(buffer_size=2 * len(labels), seed=seed, reshuffle_each_iteration=True)
        steps = tf.data.Dataset.zip((tf.data.Dataset.counter(), steps))
        steps = steps.map(lambda number, pair: augment(number, pair))
    steps = steps.batch(batch_size, drop_remainder=False)
    return steps.prefetch(2)
