# score: 1
# hint: Negative numbers
# why: squares instead of doubling
def double(number):
    return number * number
