# score: 0
# hint: 1 stages
# why: Builds and runs in the same stage.

order = ["C", "D", "A", "K", "F"]
