# score: 4
# why: a right answer in another order within the layers
layers = dict(data=list("GB"), features=list("ID"), model=list("JFA"), service=list("LHC"))
