# score: 5
# why: a right answer with a temporary file and pathlib
def train(network, path, n_steps):
    path = Path(path)
    state = {"done": 0}
    if path.is_file():
        state = torch.load(path)
        network.load_state_dict(state["weights"])
        torch.random.set_rng_state(state["generator"])
    for step in range(state["done"], n_steps):
        rows = torch.randint(len(y), (16,))
        data.step(network, data.gradients(network, X[rows], y[rows]))
        state = {"done": step + 1, "weights": network.state_dict(), "generator": torch.random.get_rng_state()}
        draft = path.parent / (path.name + ".draft")
        torch.save(state, draft)
        draft.replace(path)
