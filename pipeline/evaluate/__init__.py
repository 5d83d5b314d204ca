"""The workshop that measures: gold from marked texts, and scores against it.

`make.make_gold` turns marked files into texts and gold records (`marked` reads the file, `head`,
`marks` and `attributes` its pieces; `gold` and `gold_people` build the record).
"""
