# score: 0
# hint: Shuffle single images before you make batches
# why: shuffles whole batches: neighbours stay together, and a batch gets one flip
def make_dataset(images, labels, training, seed=0, batch_size=32):
    """Return a dataset of batches (images, labels); shuffled and augmented only for training."""
    dataset = tf.data.Dataset.from_tensor_slices((images, labels)).batch(batch_size)
    if training:
        dataset = dataset.shuffle(len(images), seed=seed).enumerate().map(augment)
    return dataset.prefetch(tf.data.AUTOTUNE)
