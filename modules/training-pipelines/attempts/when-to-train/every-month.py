# score: 0
# hint: The model in use has had an error
# why: follows the calendar
def policy(day, trained, error, alarm):
    return day - trained >= 30
