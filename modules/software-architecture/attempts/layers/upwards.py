# score: 0
# hint: point upwards
# why: puts the answer to a request beside the model that it uses, and its helpers above it
layers = {"data": ["B", "G"], "features": ["D", "I"], "model": ["A", "F", "H", "J"], "service": ["C", "L"]}
