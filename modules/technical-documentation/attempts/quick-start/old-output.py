# score: 2
# hint: What is promised must be what is printed
# why: repairs the code and forgets the output that was pasted long ago
README = """# Quick start

1. Read the sample.

~~~python
import gauge

readings = gauge.load("sample.csv")
~~~

2. Find the readings above 4.0 and count them.

~~~python
high = gauge.screen(readings, threshold=4.0)
print(len(high))
~~~

It prints how many readings are above the threshold:

~~~text
3
~~~
"""
