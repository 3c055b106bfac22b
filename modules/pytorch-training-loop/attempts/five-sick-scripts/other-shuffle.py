# score: 3
# hint: The changed script E ends at a loss
# why: mixes the labels too, but not in the same way as the rows
diagnosis = {
    "A": "all-with-all",
    "B": "steps-too-long",
    "C": "other-weights",
    "D": "double-sigmoid",
    "E": "rows-and-labels-apart",
}
cure = {
    "A": ("network(X) - y", "network(X).squeeze(1) - y"),
    "B": ("lr=10.0", "lr=0.1"),
    "C": ("Adam(new_network().parameters()", "Adam(network.parameters()"),
    "D": (", nn.Sigmoid())", ")"),
    "E": (".squeeze(1), y)", ".squeeze(1), y[torch.randperm(len(y))])"),
}
