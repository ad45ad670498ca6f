"""Reports as bytes and back, for a cache that lies on disk."""

from __future__ import annotations

import copyreg
import dataclasses
import io
import pickle
from collections.abc import Callable
from operator import attrgetter
from typing import Any
from zlib import crc32

from pgt.body import Body
from pgt.check.report import Report, Skipped
from pgt.diagnostics import Diagnostic, Fix, NotJudged, Position, Replacement, Text
from pgt.outline import Outline

_CHECKSUM = 4
"""Bytes before a record: a disk that flips a bit within a text would change what a finding says."""

_DATACLASSES = (Body, Diagnostic, Fix, NotJudged, Outline, Position, Replacement, Report, Skipped, Text)

_KINDS = {
    "array": {"_array_reconstructor", "array"},
    "decimal": {"Decimal"},
    "pgt.diagnostics": {"Severity"},
}
for _kind in _DATACLASSES:
    _KINDS.setdefault(_kind.__module__, set()).add(_kind.__name__)
"""What a report consists of. Nothing else is loaded: a file in a cache folder may have been written by anybody."""


def _parts_of(kind: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    fields = attrgetter(*(field.name for field in dataclasses.fields(kind)))
    return lambda value: (kind, fields(value))


for _kind in _DATACLASSES:
    # Made by its constructor: a fifth of what dataclasses themselves propose, here and between processes.
    copyreg.pickle(_kind, _parts_of(_kind))


def pack(content: object) -> bytes:
    """Return *content*, which is made of reports, as bytes."""
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return crc32(packed).to_bytes(_CHECKSUM) + packed


def unpack(data: bytes) -> Any:
    """Return what was packed; raises ``pickle.UnpicklingError`` where it was damaged, or is of another kind."""
    checksum, packed = data[:_CHECKSUM], data[_CHECKSUM:]
    if crc32(packed).to_bytes(_CHECKSUM) != checksum:
        raise pickle.UnpicklingError("damaged")
    return _Unpickler(io.BytesIO(packed)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in _KINDS.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
