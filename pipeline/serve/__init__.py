"""The service: a text or a file is posted, its records are answered; `server.py` starts it.

`doors` turns away who may not come in, before a body is read; `bodies` reads it within bounds;
`desk` has it read in processes that stand ready (`spread/standing.py`), so that the loop of the
server never waits for one; `connections` ends who is slow. FastAPI and uvicorn are in the extra
`serve`. What is logged holds no text, no name and no address.
"""
