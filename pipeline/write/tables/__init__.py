"""One module per table or group of tables: each turns an extraction into rows.

`every.TABLES` names them in the order of the sheets; `context` gives what many rows share.
"""
