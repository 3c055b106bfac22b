# score: 5
# why: right, with a functional model, a quantised file and a count instead of a mean
def with_scaling(model, mean, deviation):
    """Return a model that scales raw pixels by itself and then applies the given model."""
    inputs = keras.Input(shape=model.input_shape[1:])
    centred = layers.Rescaling(1.0, offset=-mean)(inputs)
    return keras.Model(inputs, model(layers.Rescaling(1 / deviation)(centred)))


def ship(model, folder):
    """Write detector.keras and detector.tflite into the folder; return the size of each file in bytes."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    model.save(str(Path(folder, "detector.keras")))
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    n_bytes = Path(folder, "detector.tflite").write_bytes(converter.convert())
    return {"detector.keras": Path(folder, "detector.keras").stat().st_size, "detector.tflite": n_bytes}


def agreement(model, path, pixels, threshold=0.5):
    """Return the share of images for which the TFLite file and the model decide the same."""
    theirs = data.run_tflite(path, pixels)
    ours = model.predict(pixels, verbose=0)[:, 0]
    same = [(a < threshold) == (b < threshold) for a, b in zip(ours, theirs, strict=True)]
    return sum(same) / len(same)
