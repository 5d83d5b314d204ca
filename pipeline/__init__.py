"""rollcall reads press releases and writes validated records of who and what they name.

A run passes one corridor, `run.py`, and each room opens only onto it:

    ingest     files, folders, standard input   -> a stream of Release: the stored text, fixed
    clean      steps that remember their origin -> Cleaned: readable text, blocks, parts
    annotate   spaCy, rules, tables, forms      -> Annotated: mentions, and links between them
    resolve    the release seen as a whole      -> Resolved: codes, ids, EDTF values, people
    validate   every span against the text      -> Extraction: the record of one release
    write      tables, workbook, JSON, texts    -> a folder, complete or not there at all

Below the rooms lie plain things that all may use: the nouns (`types`), the exceptions (`errors`),
the records, which are our public schema (`records`), and what the tables of `data/` hold
(`gazetteer`, `names`, `rules`, `forms`, `layout`, `vocabulary`). What the team knows is in
`data/`, with no Python in it. Behind the corridor are workshops: `evaluate` scores what comes out
against gold, `gather` makes the tables from their sources.

Start at `run.extract`; to mend a wrong date, see `data/rules/dates.toml` and `resolve/dates/`.
"""
