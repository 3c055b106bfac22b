# score: 0
# hint: yours is 0
# why: prints its finding and always exits with 0
%%writefile check.py
from score import score

for amount in range(2001):
    if not 0 <= score(amount) <= 1:
        print("bad", amount)
        break
