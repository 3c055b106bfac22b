# score: 0
# hint: unexpected keyword argument
# why: mends the path and the import and does not look up the names of the arguments
README = """# Quick start

1. Read the sample.

~~~python
import gauge

readings = gauge.load("sample.csv")
~~~

2. Find the readings above 4.0 and count them.

~~~python
high = gauge.screen(readings, limit=4.0)
print(len(high))
~~~

It prints how many readings are above the threshold:

~~~text
2
~~~
"""
