# score: 2
# hint: Take back half of what is left
# why: takes the changes back one after the other
def find_cause(changes, laboratory, good, bad):
    for change in changes[:-1]:
        if laboratory([change]) > (good + bad) / 2:
            return change
    return changes[-1]
