"""The room that says what mentions mean: one resolution each, people joined, ties kept.

`stage.resolve` takes the whole release together, because later mentions lean on earlier ones and
weak names on strong ones: `anchors` (the publication date of each part), `countries`, `parties`,
`dates`, `people`, and `checks` (what a person should look at).
"""
