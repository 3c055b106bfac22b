# score: 2
# hint: takes float32 only
# why: hands the rows over in double precision
def export(network, n_columns):
    """Return the network as the bytes of an ONNX model."""
    types = [("window", FloatTensorType([None, n_columns]))]
    model = to_onnx(network, initial_types=types, options={"zipmap": False})
    return model.SerializeToString()


def largest_gap(network, session, batches):
    """Return the largest absolute difference of the probabilities over all batches."""
    worst = 0.0
    for batch in batches:
        answer = session.run(["probabilities"], {"window": batch})[0]
        worst = max(worst, float(np.abs(answer - network.predict_proba(batch)).max()))
    return worst
