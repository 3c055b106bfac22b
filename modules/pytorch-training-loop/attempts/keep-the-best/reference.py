# score: 2
# hint: a copy of the weights, or the weights themselves
# why: keeps a reference to the weights, which go on changing
import copy


def fit_best(network, optimiser, train_epoch, validation_loss, max_epochs, patience, path):
    history, best, lowest, since = [], None, float("inf"), 0
    if Path(path).exists():
        saved = torch.load(path)
        history, best, lowest, since = saved["history"], saved["best"], saved["lowest"], saved["since"]
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        torch.set_rng_state(saved["random"])
    while len(history) < max_epochs and since < patience:
        train_epoch(network, optimiser)
        history.append(validation_loss(network))
        since += 1
        if history[-1] < lowest:
            best, lowest, since = network.state_dict(), history[-1], 0
        torch.save(
            dict(
                network=network.state_dict(),
                optimiser=optimiser.state_dict(),
                random=torch.get_rng_state(),
                history=history,
                best=best,
                lowest=lowest,
                since=since,
            ),
            path,
        )
    network.load_state_dict(best)
    return history
