# score: 2
# hint: compile with the rate that was given
# why: releases the body but does not compile again
def add_head(body, rate=0.03):
    """Return a compiled model: the frozen body and a new output unit that learns at this rate."""
    body.trainable = False
    model = keras.Sequential([body, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=rate), loss="binary_crossentropy")
    return model


def release(model, rate=0.001):
    """Make the whole model trainable at this rate; return the same model."""
    for layer in model.layers:
        layer.trainable = True
    return model
