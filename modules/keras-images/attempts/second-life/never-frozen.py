# score: 2
# hint: Freeze before you compile
# why: trains body and random head together from the start
def add_head(body, rate=0.03):
    """Return a compiled model: the frozen body and a new output unit that learns at this rate."""
    model = keras.Sequential([body, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=rate), loss="binary_crossentropy")
    return model


def release(model, rate=0.001):
    """Make the whole model trainable at this rate; return the same model."""
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=rate), loss="binary_crossentropy")
    return model
