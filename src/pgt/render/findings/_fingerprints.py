"""What a finding is known by on servers that compare one run with the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from pgt.diagnostics import Diagnostic


@dataclass(slots=True)
class Fingerprints:
    """One for each finding: the same in the next run although lines have moved, and never that of another finding."""

    _seen: Counter[str] = field(default_factory=Counter, init=False)

    def of(self, finding: Diagnostic) -> str:
        """Return the fingerprint of *finding*, in whichever language it is shown."""
        parts = (finding.file, finding.code, *finding.place, finding.message.zh)
        known = "\0".join(parts)
        self._seen[known] += 1
        known += f"\0{self._seen[known]}"
        return hashlib.sha256(known.encode("utf-8", "backslashreplace")).hexdigest()[:32]
