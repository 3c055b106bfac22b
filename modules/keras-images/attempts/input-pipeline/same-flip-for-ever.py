# score: 2
# hint: Number the images after the shuffling
# why: numbers the images before the shuffling, so each keeps its flip in all epochs
def make_dataset(images, labels, training, seed=0, batch_size=32):
    """Return a dataset of batches (images, labels); shuffled and augmented only for training."""
    dataset = tf.data.Dataset.from_tensor_slices((images, labels))
    if training:
        dataset = dataset.enumerate().map(augment).shuffle(len(images), seed=seed)
    return dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
