# score: 3
def double(number):
    return 2 * number
