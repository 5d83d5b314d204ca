"""The workshop that measures: gold from marked texts, and scores against it.

Gold. `make.make_gold(paths)` writes the text and the gold beside each marked file, and
`make.stale_gold` names those that are not as marked. `marked` reads a file, `head`, `marks` and
`attributes` its pieces, `between` what holds them together; `gold` and `gold_people` build the
record.

Scores. `against_gold.evaluate_gold(folder, extract)` runs the product, handed in as a callable,
over texts that have gold; `shared.evaluate_shared(paths, extract)` over annotated public data,
whose labels `label_maps.toml` translates; `agreement.agreement(first, second)` scores one
annotation against another. Each gives a `result.Result`: rows of counts, and every slip.

How. `facts` and `people_facts` take two records apart into facts that can agree, `matching` says
which found person is which of the gold, `counting` counts, and `score.MEASURES` lists what is
measured: spans, values, details, persons, ties, appears_as, release.

Use. `report` shows a result, `floors` tells which floors it breaks, `compare` what it gained and
lost on an earlier one.
"""
