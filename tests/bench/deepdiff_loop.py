"""What `pgt diff` is held against: DeepDiff over the pairs of files in one place, read by PyYAML's C loader."""

import sys
from pathlib import Path

import yaml
from deepdiff import DeepDiff

old, new, ignore_order = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "unordered"
for path in sorted(new.rglob("*.pgt.yaml")):
    before, now = (yaml.load(one.read_bytes(), yaml.CSafeLoader) for one in (old / path.relative_to(new), path))
    if found := DeepDiff(before, now, ignore_order=ignore_order):
        print(path, found)
