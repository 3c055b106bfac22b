# score: 4
# why: a right answer with a list of gaps
def export(network, n_columns):
    """Return the network as the bytes of an ONNX model."""
    types = [("window", FloatTensorType([None, n_columns]))]
    model = to_onnx(network, initial_types=types, options={"zipmap": False})
    return model.SerializeToString()


def largest_gap(network, session, batches):
    """Return the largest absolute difference of the probabilities over all batches."""
    gaps = [0.0]
    for batch in batches:
        table = np.asarray(batch, dtype=np.float32)
        difference = session.run(["probabilities"], {"window": table})[0] - network.predict_proba(batch)
        gaps.append(float(max(difference.max(), -difference.min())))
    return max(gaps)
