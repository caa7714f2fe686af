#!/usr/bin/env python3
"""Prints how many of the lines of RastMachine, Rast and Fractal the tests ran, by what llvm-cov exported, and fails under 90 %."""

import json
import sys

LEAST = 90.0

with open(sys.argv[1]) as file:
    files = json.load(file)["data"][0]["files"]

isEnough = True
for module in ["RastMachine", "Rast", "Fractal"]:
    found = [(entry["filename"], entry["summary"]["lines"]) for entry in files if f"/Sources/{module}/" in entry["filename"]]
    count = sum(lines["count"] for _, lines in found)
    covered = sum(lines["covered"] for _, lines in found)
    share = 100 * covered / max(1, count)
    isEnough = isEnough and share >= LEAST
    print(f"{module}: {share:.1f} % of {count} lines")
    for name, lines in sorted(found, key=lambda entry: entry[1]["covered"] - entry[1]["count"])[:5]:
        missing = lines["count"] - lines["covered"]
        print(f"    {missing:4} not run in {name.split('/Sources/')[1]}")
if not isEnough:
    sys.exit(f"less than {LEAST:.0f} %")
