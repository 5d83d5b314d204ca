"""The trained recogniser: a spaCy component that onnxruntime runs, with no torch.

`features` turns words into what the network reads, `windows` packs a document's sentences into
windows, `decode` turns the network's probabilities into spans, and `component` is what
`spacy.load` finds under the entry point `rollcall_recogniser`. Training uses the first two, so
that it shows the network exactly what a run will.
"""
