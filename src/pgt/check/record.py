"""Reports as bytes and back, for a cache that lies on disk."""

from __future__ import annotations

import io
import pickle
from typing import Any

_KINDS = {
    "array": {"_array_reconstructor", "array"},
    "copyreg": {"__newobj__", "__newobj_ex__"},
    "decimal": {"Decimal"},
    "pgt.body": {"Body"},
    "pgt.check.report": {"Report", "Skipped"},
    "pgt.diagnostics": {"Diagnostic", "Fix", "NotJudged", "Position", "Replacement", "Severity", "Text"},
    "pgt.outline": {"Outline"},
}
"""What a report consists of. Nothing else is loaded: a file in a cache folder may have been written by anybody."""


def pack(content: object) -> bytes:
    """Return *content*, which is made of reports, as bytes."""
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """Return what was packed; raises ``pickle.UnpicklingError`` where it is of another kind."""
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in _KINDS.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
