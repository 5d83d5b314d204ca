"""The room that says how two outputs differ: by release, by record, by value, each with its proof.

`side` opens an output, `pairing` finds which releases belong together, `text_map` leads from one
text to a changed one, `items` takes a release apart, `matching` finds what is the same record,
`differences` says what became of it, and `stage` does all of it release by release. `as_text`,
`as_csv` and `as_html` show it and `telling` writes them as it goes on. `now` reads sources to
compare with, `accept` renews an output. For tests, `expected_text` writes what is expected of a
release as readable YAML, `expected` reads it, and `regression` holds it against what is read now.
"""
