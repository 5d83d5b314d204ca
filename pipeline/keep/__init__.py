"""Keeps what was read of each release, so that nothing is read twice and a killed run loses little.

`store.py` is the file beside the output, `fingerprints.py` says what a reading depends on.
"""
