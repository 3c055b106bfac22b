# score: 0
# hint: First answer, then learn
# why: learns from the label before it answers
def run_online(stream, make_model, make_detector):
    """Return the score of each event, given before its label was learned, and the events at which the model was reset."""
    model, detector = make_model(), make_detector()
    scores, resets = [], []
    for number, (x, y) in enumerate(stream):
        model.learn_one(x, y)
        score = model.predict_proba_one(x)[True]
        scores.append(score)
        detector.update(int((score > 0.5) != y))
        if detector.drift_detected:
            model, detector = make_model(), make_detector()
            resets.append(number)
    return scores, resets
