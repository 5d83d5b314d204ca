"""The room that shows a run: one page of HTML that works from disk, without network.

`stage.write_report` reads an output again, release by release, and streams the page. `summary`
says what the list and the pictures need of a release, `rows` what its records show and where they
stand in the text, `words` what codes mean. `page` puts the template, the look and the scripts of
`browser/` together, and says what the page may load: nothing.
"""
