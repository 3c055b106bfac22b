# score: 4
# why: a right answer with everything in one block and a loop over all of it
README = """# First steps

Put `gauge.py` and `sample.csv` into a folder and start Python there.

~~~python
from gauge import load, screen
import gauge

above = gauge.screen(gauge.load("sample.csv"), threshold=4)
print(sum(1 for _ in above))
~~~

The number says how many readings lie above the threshold of 4.0.

~~~text
2
~~~
"""
