# score: 0
# hint: Read the three rules again
# why: looks at three amounts only
%%writefile check.py
"""Say by the exit code whether the version of score.py in this folder is good."""
import sys

try:
    from score import score
except Exception:
    sys.exit(125)

try:
    good = all(0 <= score(amount) <= 1 for amount in (1, 500, 1000))
except Exception:
    good = False
sys.exit(0 if good else 1)
