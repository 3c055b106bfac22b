# score: 5
# why: a right answer with a loop and one way out
%%writefile check.py
import importlib
import sys


def verdict():
    try:
        module = importlib.import_module("score")
    except (ImportError, SyntaxError):
        return 125
    for amount in range(2000, -1, -1):
        try:
            value = module.score(amount)
        except ArithmeticError:
            return 1
        if value < 0 or value > 1:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(verdict())
