"""The first room: sources in, a stream of releases out, each with its stored text.

`options.py` says what may be chosen. `stage.py` holds `ingest`: `find.py` lists the files of the
sources, `sheet.py` reads the metadata sheet, `survey.py` reads everything once to learn the ids,
and then each file goes through its reader in `READERS` (`readers.py`), one file per format.
`decode.py` turns bytes into text, `published.py` reads the dates that come beside a text.
"""
