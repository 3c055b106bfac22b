# score: 2
# hint: takes tables with 4 rows
# why: exports for the number of rows of an example only
def export(network, n_columns):
    """Return the network as the bytes of an ONNX model."""
    types = [("window", FloatTensorType([4, n_columns]))]
    model = to_onnx(network, initial_types=types, options={"zipmap": False})
    return model.SerializeToString()


def largest_gap(network, session, batches):
    """Return the largest absolute difference of the probabilities over all batches."""
    worst = 0.0
    for batch in batches:
        answer = session.run(["probabilities"], {"window": batch.astype(np.float32)})[0]
        worst = max(worst, float(np.abs(answer - network.predict_proba(batch)).max()))
    return worst
