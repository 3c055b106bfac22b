# score: 4
# why: the same days, from the lengths of the two chains

def end(labels=6, service=5, training=4, load=2):
    return 2 + max(labels + training, service + load) + 5


answer = {"a": end(service=7), "b": end(service=10), "c": end(labels=4), "d": end(labels=1), "e": end(training=6, load=4)}
