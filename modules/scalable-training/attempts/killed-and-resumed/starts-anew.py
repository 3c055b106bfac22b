# score: 0
# hint: What else decides which rows come?
# why: counts the steps anew after a stop
def train(network, path, n_steps):
    """Train up to n_steps steps in all; can be killed at any moment and called again."""
    path = Path(path)
    done = 0
    if path.exists():
        saved = torch.load(path)
        network.load_state_dict(saved["network"])
        torch.set_rng_state(saved["random"])
    while done < n_steps:
        rows = torch.randint(len(y), (16,))
        data.step(network, data.gradients(network, X[rows], y[rows]))
        done += 1
        unfinished = path.with_suffix(".new")
        torch.save({"done": done, "network": network.state_dict(), "random": torch.get_rng_state()}, unfinished)
        os.replace(unfinished, path)
