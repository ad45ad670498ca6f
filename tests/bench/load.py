"""The bare load loop that `pgt validate` is held against: PyYAML's C loader over all tables, and nothing else."""

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[1]).rglob("*.pgt.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
