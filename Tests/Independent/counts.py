#!/usr/bin/env python3
"""counts.py RAST_FRACTAL: compares kernels' pictures with the same sets computed here, in plain Python.

Nothing is shared with the kernels but the formulas' definitions: the loops are written anew, with Python's own
complex numbers. Where the two round differently a point at the very edge may escape a step sooner or later, so
99.9 % of the pixels have to agree.
"""

import cmath
import json
import math
import subprocess
import sys

WIDTH, HEIGHT = 96, 72
PART, TOLERANCE = 0.999, 1e-6


def escape(step, start=lambda c: 0j, radius=2.0, smooth=None):
    """The count of a set whose points go to infinity. With `smooth` the count goes on between whole numbers."""

    def count(c, limit):
        z = start(c)
        for n in range(limit):
            if abs(z) > radius:
                return n + 1 - math.log2(math.log2(abs(smooth(z, c)))) if smooth else n
            z = step(z, c)
        return limit

    return count


def same(z, c):
    return z


def smooth_escape(step, start=lambda c: 0j, smooth=same):
    return escape(step, start, 256.0, smooth)


def folded(z):
    return complex(abs(z.real), abs(z.imag))


def phoenix(c, limit):
    z, before = complex(c.imag, c.real), 0j
    for n in range(limit):
        if abs(z) > 2:
            return n
        z, before = z * z + 0.56667 - 0.5 * before, z
    return limit


def spider(point, limit):
    z = c = point
    for n in range(limit):
        if abs(z) > 256:
            return n + 1 - math.log2(math.log2(abs(z)))
        z = z * z + c
        c = c / 2 + z
    return limit


def magnet(step):
    def count(c, limit):
        z = 0j
        for n in range(limit):
            if abs(z) > 100 or abs(z - 1) <= 1e-4:
                return n
            z = step(z, c) ** 2
        return limit

    return count


def newton(c, limit):
    z = c
    for n in range(limit):
        move = (z**3 - 1) / (3 * z**2)
        z -= move
        if abs(move) < 1e-6:
            part = min(2, max(1, 2 * math.log(abs(move)) / math.log(1e-12))) if move else 2
            return [n + 2 - math.log2(part), cmath.phase(z) / (2 * math.pi)] if n + 1 < limit else [limit, 0]
    return [limit, 0]


def nova(c, limit):
    z = 1 + 0j
    for n in range(limit):
        following = z - (z**3 - 1) / (3 * z**2) + c
        move, z = abs(following - z), following
        if move < 1e-6:
            return n + 1
    return limit


def biomorph(c, limit):
    z, n = c, 0
    while abs(z) <= 10 and n < limit:
        z, n = z**3 + 0.5, n + 1
    return limit if abs(z.real) < 10 or abs(z.imag) < 10 else n


def lyapunov(point, limit):
    x, total = 0.5, 0.0
    for year in range(limit):
        rate = point.real if year % 12 >= 6 else point.imag
        x = rate * x * (1 - x)
        total += math.log(abs(rate * (1 - 2 * x)))
    exponent = total / limit
    if exponent < 0:
        order = math.exp(exponent)
        return [1 - 0.1 * order, 0.85 * order, 0.3 * order**4]
    chaos = 1 - math.exp(-2 * exponent)
    return [0.05 * chaos, 0.15 * chaos, 0.25 + 0.5 * chaos]


KERNELS = {
    "mandelbrot": escape(lambda z, c: z * z + c),
    "mandelbrot-smooth": smooth_escape(lambda z, c: z * z + c),
    "julia": smooth_escape(lambda z, c: z * z - 0.8 + 0.156j, lambda c: c),
    "multibrot": escape(lambda z, c: z**5 + c),
    "burning-ship": smooth_escape(lambda z, c: folded(z) ** 2 + c),
    "tricorn": smooth_escape(lambda z, c: z.conjugate() ** 2 + c),
    "celtic": smooth_escape(lambda z, c: complex(abs((z * z).real), (z * z).imag) + c),
    "buffalo": smooth_escape(lambda z, c: folded(z * z).conjugate() + c),
    "phoenix": phoenix,
    "magnet": magnet(lambda z, c: (z * z + c - 1) / (2 * z + c - 2)),
    "magnet2": magnet(
        lambda z, c: (z**3 + 3 * (c - 1) * z + (c - 1) * (c - 2))
        / (3 * z * z + 3 * (c - 2) * z + (c - 1) * (c - 2) + 1)
    ),
    "newton": newton,
    "nova": nova,
    "lambda": smooth_escape(lambda z, c: c * z * (1 - z), lambda c: 0.5 + 0j, lambda z, c: z * c),
    "spider": spider,
    "barnsley": escape(lambda z, c: (z - 1) * c if z.real >= 0 else (z + 1) * c, lambda c: c),
    "biomorph": biomorph,
    "collatz": escape(
        lambda z, c: (2 + 7 * z - (2 + 5 * z) * cmath.cos(cmath.pi * z)) / 4, lambda c: c, 100.0
    ),
    "lyapunov": lyapunov,
}


def agree(one, other):
    """Whether two values of a picture are the same, but for rounding. JSON has null for what is no number."""
    if isinstance(one, list):
        return all(agree(a, b) for a, b in zip(one, other))
    return one is not None and abs(one - other) <= TOLERANCE * max(1, abs(other))


def compare(program, name, count):
    command = [program, "--headless", name, "--format", "json", "--width", str(WIDTH), "--height", str(HEIGHT)]
    picture = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    x1, y1, x2, y2 = picture["region"]
    good = 0
    for j, row in enumerate(picture["rows"]):
        for i, value in enumerate(row):
            point = complex(x1 + (x2 - x1) * (i / WIDTH), y1 + (y2 - y1) * (j / HEIGHT))
            try:
                expected = count(point, picture["iterations"])
            except (ZeroDivisionError, OverflowError, ValueError):
                continue
            good += agree(value, expected)
    part = good / (WIDTH * HEIGHT)
    print(f"{name:18} {100 * part:7.3f} %  {'agrees' if part >= PART else 'DIFFERS'}")
    return part >= PART


if __name__ == "__main__":
    results = [compare(sys.argv[1], name, count) for name, count in KERNELS.items()]
    sys.exit(0 if all(results) and len(results) >= 10 else 1)
