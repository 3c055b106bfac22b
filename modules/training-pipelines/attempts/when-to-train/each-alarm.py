# score: 0
# hint: The model in use has had an error
# why: trains whenever the inputs look unusual
def policy(day, trained, error, alarm):
    return bool(alarm[day])
