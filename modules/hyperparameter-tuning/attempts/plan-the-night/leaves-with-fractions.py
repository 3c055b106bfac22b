# score: 2
# hint: what kind of number it is
# why: draws a number of leaves with fractions
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

plan = dict(folds=3, trials=8 * 60 * 60 // 60, score_on="validation", test_looks=1)
plan["space"] = {
    "weight": CategoricalDistribution(("balanced", "none")),
    "share": FloatDistribution(0.3, 1),
    "penalty": FloatDistribution(1e-4, 10.0, log=True),
    "leaves": FloatDistribution(4, 128, log=True),
    "rate": FloatDistribution(1e-3, 0.5, log=True),
}
