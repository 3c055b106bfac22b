# score: 4
# why: right, built with the functional interface and a loss object
def build_detector(pixels):
    """Return a compiled, untrained network from raw pixels to a probability; `pixels` are training images."""
    inputs = keras.Input(shape=pixels.shape[1:])
    scaling = layers.Normalization(axis=None)
    scaling.adapt(pixels)
    x = layers.Conv2D(8, 5, padding="same", activation="relu")(scaling(inputs))
    x = layers.MaxPooling2D(2)(x)
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(x)
    x = layers.GlobalMaxPooling2D()(x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.AUC(name="auc")],
    )
    return model
