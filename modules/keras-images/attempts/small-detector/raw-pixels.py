# score: 0
# hint: Scale the pixels before the first convolution
# why: feeds pixels from 0 to 255; the sums push the sigmoid to its ends, where it cannot learn
def build_detector(pixels):
    """Return a compiled, untrained network from raw pixels to a probability; `pixels` are training images."""
    model = keras.Sequential(name="detector")
    model.add(keras.Input(shape=pixels.shape[1:]))
    model.add(layers.Conv2D(8, 5, padding="same", activation="relu"))
    model.add(layers.MaxPooling2D(2))
    model.add(layers.Conv2D(16, 3, padding="same", activation="relu"))
    model.add(layers.GlobalMaxPooling2D())
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss="binary_crossentropy",
        metrics=[keras.metrics.AUC(name="auc")],
    )
    return model
