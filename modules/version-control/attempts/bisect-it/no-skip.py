# score: 0
# hint: cannot be imported
# why: counts a version that cannot be imported as bad
%%writefile check.py
"""Say by the exit code whether the version of score.py in this folder is good."""
import sys

try:
    from score import score
except Exception:
    sys.exit(1)

try:
    good = all(0 <= score(amount) <= 1 for amount in range(2001))
except Exception:
    good = False
sys.exit(0 if good else 1)
