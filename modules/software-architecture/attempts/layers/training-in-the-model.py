# score: 2
# hint: That is the top
# why: puts whatever trains into the model, although it knows files and columns
layers = {"data": ["B", "G"], "features": ["D", "I"], "model": ["A", "F", "J", "L"], "service": ["C", "H"]}
