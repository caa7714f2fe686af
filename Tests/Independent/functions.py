#!/usr/bin/env python3
"""functions.py RAST_FRACTAL [COUNT]: how far functions of floats are from the exact values, which mpmath computes.

Programs draw the arguments and print them with the results. For each function the largest error is printed, in units
in the last place (ulp), and must be within what Language.md promises.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 200
ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGE = ROOT / "Sources/Rast/Rast.docc/Language.md"

# The arguments: from LOW to HIGH, and with exponents of 2 from FIRST to LAST.
DRAW = """
program (count: int) {
    var s = 42;
    for i in 0..count {
        s = s * 6364136223846793005 + 1442695040888963407;
        let a = mod(s / 2048, 9007199254740992) as float / 9007199254740992.0;
        s = s * 6364136223846793005 + 1442695040888963407;
        let b = mod(s / 2048, 9007199254740992) as float / 9007199254740992.0;
        s = s * 6364136223846793005 + 1442695040888963407;
        let k = FIRST + mod(s / 65536, LAST - FIRST + 1);
        let sign = if s < 0 { -1.0 } else { 1.0 };
        let near = LOW + (HIGH - LOW) * a;
        // In steps that are whole numbers up to 64, whose powers are exact.
        var far = sign * (1 + a);
        for step in 0..16 { far = far * 2.0 ^ ((k / 16) as float); }
        far = far * 2.0 ^ ((k % 16) as float);
        let x = if i % 2 == 0 { near } else { far };
        let y = LOW + (HIGH - LOW) * b;
        if VALID { print(x, " ", y, " ", CALL, "\\n"); }
    }
}
"""

def function(name, exact, low, high, valid=None, first=-60, last=60, operands=1):
    return name, exact, low, high, valid or "true", first, last, operands


FUNCTIONS = [
    function("sin", mp.sin, -100, 100, first=-60, last=1000),
    function("cos", mp.cos, -100, 100, first=-60, last=1000),
    function("tan", mp.tan, -100, 100, first=-60, last=1000),
    function("exp", mp.exp, -745, 709.7, "abs(x) <= 700 || i % 2 == 0", last=9),
    function("ln", mp.log, 0, 4, "x > 0", first=-1000, last=1000),
    function("log2", lambda x: mp.log(x, 2), 0, 4, "x > 0", first=-1000, last=1000),
    function("log10", mp.log10, 0, 4, "x > 0", first=-1000, last=1000),
    function("sinh", mp.sinh, -4, 4, "abs(x) <= 709", last=9),
    function("cosh", mp.cosh, -4, 4, "abs(x) <= 709", last=9),
    function("tanh", mp.tanh, -20, 20, last=9),
    function("asin", mp.asin, -1, 1, "abs(x) <= 1", last=-1),
    function("acos", mp.acos, -1, 1, "abs(x) <= 1", last=-1),
    function("atan", mp.atan, -10, 10, last=1000),
    function("asinh", mp.asinh, -10, 10, last=1000),
    function("acosh", mp.acosh, 1, 10, "x >= 1", first=0, last=1000),
    function("atanh", mp.atanh, -1, 1, "abs(x) < 1", last=-1),
    function("cbrt", lambda x: mp.sign(x) * mp.cbrt(abs(x)), -10, 10, first=-1000, last=1000),
    function("atan2", lambda x, y: mp.atan2(x, y), -10, 10, operands=2),
    function("hypot", lambda x, y: mp.hypot(x, y), -10, 10, first=-1000, last=1000, operands=2),
    function("pow", lambda x, y: x**y, -10, 10, "x > 0", first=-60, last=60, operands=2),
]


def draw(program, count, name, low, high, valid, first, last, operands):
    call = f"{name}(x, y)" if operands == 2 else f"{name}(x)"
    text = DRAW
    for key, value in {
        "FIRST": first, "LAST": last, "LOW": float(low), "HIGH": float(high), "VALID": valid, "CALL": call,
    }.items():
        text = text.replace(key, str(value))
    with tempfile.NamedTemporaryFile("w", suffix=".rast") as file:
        file.write(text)
        file.flush()
        output = subprocess.run([program, "run", file.name, str(count)], capture_output=True, text=True, check=True)
    for line in output.stdout.splitlines():
        yield [float(word) for word in line.split()]


def error(found, exact):
    if abs(exact) >= mpf(2) ** 1024 or found == exact:
        return 0.0
    exponent = max(mp.frexp(exact)[1], -1021)
    return float(abs(found - exact) / mpf(2) ** (exponent - 53))


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    table = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", LANGUAGE.read_text(), re.MULTILINE))
    failed = False
    for name, exact, low, high, valid, first, last, operands in FUNCTIONS:
        worst, where = 0.0, None
        for x, y, found in draw(program, count, name, low, high, valid, first, last, operands):
            value = exact(mpf(x), mpf(y)) if operands == 2 else exact(mpf(x))
            distance = error(mpf(found), value)
            if not distance <= worst:
                worst, where = distance, (x, y)[:operands]
        promised = float(table.get(name, "0"))
        print(f"{name:6} {worst:.3f} ulp at {where}, promised {promised}")
        failed = failed or not worst <= promised
    sys.exit(1 if failed else 0)


main()
