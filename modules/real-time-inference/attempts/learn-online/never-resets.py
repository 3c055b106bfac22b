# score: 0
# hint: fires after two errors
# why: does nothing when the detector fires
def run_online(stream, make_model, make_detector):
    """Return the score of each event, given before its label was learned, and the events at which the model was reset."""
    model, detector = make_model(), make_detector()
    scores, resets = [], []
    for number, (x, y) in enumerate(stream):
        score = model.predict_proba_one(x)[True]
        scores.append(score)
        detector.update(int((score > 0.5) != y))
        model.learn_one(x, y)
        if detector.drift_detected:
            pass
    return scores, resets
