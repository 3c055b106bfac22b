# score: 0
# hint: The stranger has only what the text gives
# why: leaves the path of the author's computer, where it works
README = """# Quick start

1. Read the sample.

~~~python
import gauge

readings = gauge.load("/home/anna/data/sample.csv")
~~~

2. Find the readings above 4.0 and count them.

~~~python
high = gauge.screen(readings, threshold=4.0)
print(len(high))
~~~

It prints how many readings are above the threshold:

~~~text
2
~~~
"""
