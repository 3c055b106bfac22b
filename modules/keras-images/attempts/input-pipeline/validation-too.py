# score: 2
# hint: Outside training the pixels must stay as they are
# why: augments validation images too
def make_dataset(images, labels, training, seed=0, batch_size=32):
    """Return a dataset of batches (images, labels); shuffled and augmented only for training."""
    dataset = tf.data.Dataset.from_tensor_slices((images, labels))
    if training:
        dataset = dataset.shuffle(len(images), seed=seed)
    dataset = dataset.enumerate().map(augment)
    return dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
