"""The room that writes what a run found: tables for people, JSON for programs, and the proof.

`stage.write` takes extractions one by one and `stage.check_folder` refuses a folder before the
first of them. `tables/` turns a record into rows, one function a table; `formats/` holds one
writer a format. `folder` builds everything beside the old output and swaps the two at the end;
`receipt` writes run.json and is the only place with a clock; `readme`, `schema` and `texts`
write the files beside the tables.
"""
