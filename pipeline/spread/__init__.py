"""Spreads work over processes: `pool.py` hands it out, `worker.py` is what each process does."""
