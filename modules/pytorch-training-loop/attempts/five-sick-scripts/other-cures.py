# score: 5
# why: right, heals each script in another way
diagnosis = {
    "A": "all-with-all",
    "B": "steps-too-long",
    "C": "other-weights",
    "D": "double-sigmoid",
    "E": "rows-and-labels-apart",
}
cure = {
    "A": ("(network(X) - y)", "(network(X) - y.unsqueeze(1))"),
    "B": ("lr=10.0, momentum=0.9", "lr=0.5"),
    "C": ("network = new_network()", "network = new_network(); new_network = lambda: network"),
    "D": ("nn.BCEWithLogitsLoss()", "nn.BCELoss()"),
    "E": ("torch.randperm(len(X))", "torch.arange(len(X))"),
}
