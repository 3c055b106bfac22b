# score: 4
# why: a right answer with classes compared as booleans
def run_online(stream, make_model, make_detector):
    scores, resets = [], []
    model, detector = make_model(), make_detector()
    for x, y in stream:
        scores.append(model.predict_proba_one(x)[True])
        wrong = (scores[-1] > 0.5) is not bool(y)
        detector.update(1 if wrong else 0)
        if detector.drift_detected:
            resets.append(len(scores) - 1)
            model, detector = make_model(), make_detector()
        else:
            model.learn_one(x, y)
    return scores, resets
