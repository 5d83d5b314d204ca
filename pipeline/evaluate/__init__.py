"""The workshop that measures: gold from marked texts, and scores against it.

Gold. `make.make_gold(paths)` writes the text and the gold beside each marked file, and
`make.stale_gold` names those that are not as marked. `marked` reads a file, `head`, `marks` and
`attributes` its pieces, `between` what holds them together; `gold` and `gold_people` build the
record.

Scores. `asked.evaluate(asked)` answers `rollcall evaluate`. `against_gold.evaluate_gold(folder,
extract)` runs the product, handed in as a callable, over texts that have gold;
`shared.evaluate_shared(paths, extract)` over annotated public data, whose labels `label_maps.toml`
translates, with the names in `re3d_persons.csv` decided one by one (`decided`);
`names_by_region.evaluate_names(folder, testees)` over the snippets of `carriers.toml` with names
of the whole world in them (`full_names`); `relations.evaluate_relations` over public data that
says of persons which countries and parties are theirs (`gold_relations`);
`agreement.agreement(first, second)` scores one annotation against another.
`alone.recogniser_alone(nlp, layout)` is a product that is only the recogniser.
Each gives a `result.Result`: rows of counts, and every slip.

How. `facts` and `people_facts` take two records apart into facts that can agree, `matching` says
which found person is which of the gold, `counting` counts, and `score.MEASURES` lists what is
measured: spans, values, details, persons, ties, appears_as, release. `bootstrap` adds intervals.

Use. `report`, `report_regions` and `report_change` show a result, `floors` tells which floors it
breaks, `saved` keeps it, `compare` says what it gained and lost on an earlier one.
"""
