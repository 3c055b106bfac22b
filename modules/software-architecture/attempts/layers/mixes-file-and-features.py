# score: 0
# hint: knows a file and the features
# why: takes the block that reads the file itself, because it looks complete
layers = {"data": ["B", "G"], "features": ["E", "I"], "model": ["A", "F", "J"], "service": ["C", "H", "L"]}
