# score: 3
# why: a right answer that writes the way to the outcome as a chain
chain = ["arrivals", "features", "model", "threshold", "expert", "outcome"]
flows = dict(zip(zip(chain, chain[1:]), [0, 0, 0, 1, 0]))
flows |= {("outcome", "arrivals"): 7, ("outcome", "labels"): DELAY, ("labels", "model"): 30}
flows |= {("labels", "report"): 7, ("report", "threshold"): 1}
