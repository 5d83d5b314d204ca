"""Leaves a finished output in a store: its receipt goes last, so that no half is taken for whole.

While files go, a note stands in the place of the receipt: it names what is ours there, for the
next run, should this one be cut off.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.output_folder import FILES, RECEIPT, TOOL, digest_of
from pipeline.remote.stores import opened, refusals, shown

FORMATS = "formats"
NOTE = f"{RECEIPT}.part"
AT_ONCE = 500
Receipt = dict[str, Any]
IsOurs = Callable[[str, Receipt], bool]
"""Whether a run wrote a file of this name, by the receipt that lies beside it."""


def check_sendable(address: str, is_ours: IsOurs, names: Iterable[str] = ()) -> None:
    """Raise OutputError where an output may not go: other things lie there, or under its names."""
    with refusals(address, OutputError, "written"):
        store, root = opened(address)
        _checked(store, root, is_ours, names)


def send(folder: Path, names: Sequence[str], address: str, is_ours: IsOurs) -> int:
    """Return how many files of an output in `folder` went to a store; none where it lies there.

    `names` are those of its files, the receipt aside. What an earlier run left there and this one
    did not write is removed.
    """
    whole = _whole(folder, names)
    receipt = f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n".encode()
    with refusals(address, OutputError, "written"):
        store, root = opened(address)
        told, there = _checked(store, root, is_ours, names)
        if _content(store, f"{root}/{RECEIPT}") == receipt:
            _remove(store, root, [NOTE] if NOTE in there else [])
            return 0
        ours = sorted(one for one in there if is_ours(one, told))
        store.pipe_file(f"{root}/{NOTE}", json.dumps(_note(whole, told, (*ours, *names))).encode())
        _remove(store, root, [RECEIPT] if RECEIPT in there else [])
        for start in range(0, len(names), AT_ONCE):
            some = names[start : start + AT_ONCE]
            store.put([str(folder / one) for one in some], [f"{root}/{one}" for one in some])
        _remove(store, root, [one for one in ours if one not in {*names, RECEIPT, NOTE}])
        store.pipe_file(f"{root}/{RECEIPT}", receipt)
        _remove(store, root, [NOTE])
    return len(names) + 1


def _whole(folder: Path, names: Iterable[str]) -> Receipt:
    """Return the receipt with every file at the top: a report is written behind the receipt."""
    receipt: Receipt = json.loads((folder / RECEIPT).read_bytes())
    files = receipt.get(FILES, {})
    late = [one for one in names if "/" not in one and one not in files]
    return receipt | {FILES: files | {one: digest_of(folder / one) for one in late}}


def _note(whole: Receipt, told: Receipt, names: Iterable[str]) -> Receipt:
    """Return what says, while files go, which of them are ours."""
    formats = {*told.get(FORMATS, ()), *whole.get(FORMATS, ())}
    return {"tool": TOOL, FILES: dict.fromkeys(names, ""), FORMATS: sorted(formats)}


def _checked(
    store: Any, root: str, is_ours: IsOurs, names: Iterable[str]
) -> tuple[Receipt, list[str]]:
    """Return the receipt of a store's output, and the names of all that lies there."""
    there = [one.removeprefix(root).lstrip("/") for one in store.find(root)]
    told = _receipt(store, f"{root}/{NOTE}") or _receipt(store, f"{root}/{RECEIPT}")
    if there and not told:
        raise OutputError(
            f"{shown(root)!r} is not empty and was not written by rollcall; give another --out"
        )
    for name in names:
        if name in there and not is_ours(name, told):
            raise OutputError(
                f"{name!r} lies in the store and was not written by rollcall; move it away, or "
                "give another --out"
            )
    return told, there


def _receipt(store: Any, path: str) -> Receipt:
    try:
        found: Any = json.loads(_content(store, path) or b"")
    except ValueError:
        return {}
    return found if isinstance(found, dict) and found.get("tool") == TOOL else {}


def _content(store: Any, path: str) -> bytes | None:
    try:
        return bytes(store.cat_file(path))
    except FileNotFoundError:
        return None


def _remove(store: Any, root: str, names: Sequence[str]) -> None:
    for start in range(0, len(names), AT_ONCE):
        store.rm([f"{root}/{one}" for one in names[start : start + AT_ONCE]])
