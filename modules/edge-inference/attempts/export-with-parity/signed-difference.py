# score: 2
# hint: answers 0.125 too little
# why: takes the difference without looking at both signs
def export(network, n_columns):
    """Return the network as the bytes of an ONNX model."""
    types = [("window", FloatTensorType([None, n_columns]))]
    model = to_onnx(network, initial_types=types, options={"zipmap": False})
    return model.SerializeToString()


def largest_gap(network, session, batches):
    """Return the largest absolute difference of the probabilities over all batches."""
    worst = 0.0
    for batch in batches:
        answer = session.run(["probabilities"], {"window": batch.astype(np.float32)})[0]
        worst = max(worst, float((answer - network.predict_proba(batch)).max()))
    return worst
