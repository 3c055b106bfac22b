# score: 3
# hint: Training rows favour the largest model
# why: lets the test rows choose
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

plan = dict(folds=3, trials=8 * 60 * 60 // 60, score_on="test", test_looks=480)
plan["space"] = {
    "weight": CategoricalDistribution(("balanced", "none")),
    "share": FloatDistribution(0.3, 1),
    "penalty": FloatDistribution(1e-4, 10.0, log=True),
    "leaves": IntDistribution(4, 128, log=True),
    "rate": FloatDistribution(1e-3, 0.5, log=True),
}
