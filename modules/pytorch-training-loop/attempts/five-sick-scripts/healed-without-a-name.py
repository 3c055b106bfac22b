# score: 3
# hint: What range does the output have
# why: heals every script, but takes the loss that stops falling for a question of the learning rate
diagnosis = {
    "A": "all-with-all",
    "B": "steps-too-long",
    "C": "other-weights",
    "D": "gradients-pile-up",
    "E": "rows-and-labels-apart",
}
cure = {
    "A": ("network(X) - y", "network(X).squeeze(1) - y"),
    "B": ("lr=10.0", "lr=0.1"),
    "C": ("Adam(new_network().parameters()", "Adam(network.parameters()"),
    "D": (", nn.Sigmoid())", ")"),
    "E": (".squeeze(1), y)", ".squeeze(1), y[rows])"),
}
