# score: 0
# hint: twice two
# why: adds two
def double(number):
    return number + 3
