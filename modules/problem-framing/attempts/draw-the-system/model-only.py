# score: 0
# hint: People and files are parts too
# why: draws the way from data to score and leaves out people, outcome and labels
flows = {("arrivals", "features"): 0, ("features", "model"): 0, ("model", "threshold"): 0}
