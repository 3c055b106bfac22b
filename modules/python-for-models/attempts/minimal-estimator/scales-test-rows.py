# score: 0
# hint: Something is learnt from the rows that predict is given
# why: standardises the rows to predict with their own mean and spread.
order = ["F", "I", "G", "D", "C", "B", "A", "H", "K", "M"]
