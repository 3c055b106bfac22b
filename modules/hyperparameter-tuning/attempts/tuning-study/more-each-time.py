# score: 4
# hint: runs 3 more
# why: runs the full number again when it goes on
def objective(trial, score):
    rate = trial.suggest_float("rate", 0.001, 1.0, log=True)
    leaves = trial.suggest_int("leaves", 4, 64, log=True)
    weight = trial.suggest_categorical("weight", ("balanced", "none"))
    total = 0.0
    for fold in (0, 1, 2):
        total += score(fold, rate, leaves, weight)
        trial.report(total / (fold + 1), step=fold)
        if trial.should_prune():
            raise optuna.TrialPruned(f"after fold {fold}")
    return total / 3


def tune(score, n_trials, seed, path):
    study = optuna.create_study(
        study_name="night",
        direction="maximize",
        storage=JournalStorage(JournalFileBackend(str(path))),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=5),
        load_if_exists=True,
    )
    there = len(study.get_trials())
    study.sampler = optuna.samplers.TPESampler(seed=1000 * seed + there)
    if n_trials:
        study.optimize(lambda trial: objective(trial, score), n_trials=n_trials)
    return study
