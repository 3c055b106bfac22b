# score: 0
# hint: Ten points more are asked for
# why: trains every week and hopes.
class Operator:
    def decide(self, seen):
        return Decision(retrain=True)
