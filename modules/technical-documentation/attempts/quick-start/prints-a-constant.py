# score: 0
# hint: the two functions that the stranger came for
# why: prints the number that the text promises instead of computing it
README = """# Quick start

1. Read the sample.

~~~python
import gauge

readings = gauge.load("sample.csv")
~~~

2. Find the readings above 4.0 and count them.

~~~python
print(2)
~~~

It prints how many readings are above the threshold:

~~~text
2
~~~
"""
