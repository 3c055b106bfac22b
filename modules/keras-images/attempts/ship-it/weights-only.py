# score: 3
# hint: the only files in the folder
# why: saves the weights without the layers
def with_scaling(model, mean, deviation):
    """Return a model that scales raw pixels by itself and then applies the given model."""
    scaling = layers.Rescaling(1 / deviation, offset=-mean / deviation)
    return keras.Sequential([keras.Input(shape=model.input_shape[1:]), scaling, model])


def ship(model, folder):
    """Write detector.keras and detector.tflite into the folder; return the size of each file in bytes."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    model.save_weights(folder / "detector.weights.h5")
    (folder / "detector.tflite").write_bytes(tf.lite.TFLiteConverter.from_keras_model(model).convert())
    return {"detector.tflite": (folder / "detector.tflite").stat().st_size}


def agreement(model, path, pixels, threshold=0.5):
    """Return the share of images for which the TFLite file and the model decide the same."""
    ours = model.predict(pixels, verbose=0).ravel() >= threshold
    theirs = data.run_tflite(path, pixels) >= threshold
    return float((ours == theirs).mean())
