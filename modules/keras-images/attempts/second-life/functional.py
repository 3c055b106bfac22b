# score: 4
# why: right, with the functional interface and the body found by its place
def add_head(body, rate=0.03):
    """Return a compiled model: the frozen body and a new output unit that learns at this rate."""
    body.trainable = False
    inputs = keras.Input(shape=body.input_shape[1:])
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(body(inputs)))
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=keras.losses.BinaryCrossentropy())
    return model


def release(model, rate=0.001):
    """Make the whole model trainable at this rate; return the same model."""
    model.layers[1].trainable = True
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=keras.losses.BinaryCrossentropy())
    return model
