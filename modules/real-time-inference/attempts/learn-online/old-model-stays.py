# score: 2
# hint: fires at the events 2 and 4
# why: notes the change and starts a new detector, but keeps the model
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
            detector = make_detector()
            resets.append(number)
    return scores, resets
