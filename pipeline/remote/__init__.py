"""The room of object stores: what lies there comes near, and a finished output goes there.

`stores.py` opens an address through fsspec, `fetching.py` brings the files of sources into a
folder, `sending.py` leaves a whole output or none.
"""
