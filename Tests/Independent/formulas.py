#!/usr/bin/env python3
"""formulas.py RAST_FRACTAL FILE.frm…: compares the counts of Fractint formulas with those computed here.

Nothing is shared with the importer: the text of each formula is parsed anew, made a Python function in which every
value is complex and nothing is simplified, and run for each pixel. Where the two round differently a point at the
very edge may escape a run sooner or later, so 99.9 % of the pixels have to agree.

A line `; set p1=0.3+0.5i fn1=sinh` in a formula says what it is compared with.
"""

import cmath
import json
import math
import re
import subprocess
import sys

WIDTH, HEIGHT, ITERATIONS = 80, 60, 100
REGION = (-2.03, -1.51, 1.97, 1.49)
PART = 0.999


class Ended(Exception):
    """A division by zero."""


# ---- functions

NAN = complex(math.nan, math.nan)


def guarded(function):
    def call(z):
        try:
            return function(z)
        except (OverflowError, ValueError):
            return NAN

    return call


def divide(a, b):
    if b == 0:
        raise Ended
    n = b.real * b.real + b.imag * b.imag
    if n == 0 or math.isinf(n):
        try:
            return a / b
        except OverflowError:
            return NAN
    return complex((a.real * b.real + a.imag * b.imag) / n, (a.imag * b.real - a.real * b.imag) / n)


def log(z):
    return 0j if z == 0 else guarded(cmath.log)(z)


def power(z, w):
    return 0j if z == 0 else guarded(cmath.exp)(w * log(z))


def parts(function):
    def part(x):
        return function(x) if math.isfinite(x) else x

    return lambda z: complex(part(z.real), part(z.imag))


def acosh(z):
    return log(z + guarded(cmath.sqrt)(z * z - 1))


def modulus(z):
    return complex(z.real * z.real + z.imag * z.imag, 0)


FUNCTIONS = {
    "sin": guarded(cmath.sin),
    "cos": guarded(cmath.cos),
    "tan": guarded(cmath.tan),
    "cotan": lambda z: divide(1 + 0j, guarded(cmath.tan)(z)),
    "sinh": guarded(cmath.sinh),
    "cosh": guarded(cmath.cosh),
    "tanh": guarded(cmath.tanh),
    "cotanh": lambda z: divide(1 + 0j, guarded(cmath.tanh)(z)),
    "cosxx": lambda z: guarded(cmath.cos)(z).conjugate(),
    "asin": guarded(cmath.asin),
    "asinh": guarded(cmath.asinh),
    "acos": lambda z: (lambda w: complex(w.imag, -w.real))(acosh(z)),
    "acosh": acosh,
    "atan": guarded(cmath.atan),
    "atanh": guarded(cmath.atanh),
    "sqr": lambda z: z * z,
    "sqrt": guarded(cmath.sqrt),
    "exp": guarded(cmath.exp),
    "log": log,
    "recip": lambda z: divide(1 + 0j, z),
    "abs": parts(abs),
    "cabs": lambda z: complex(math.hypot(z.real, z.imag), 0),
    "conj": lambda z: z.conjugate(),
    "real": lambda z: complex(z.real, 0),
    "imag": lambda z: complex(z.imag, 0),
    "flip": lambda z: complex(z.imag, z.real),
    "floor": parts(math.floor),
    "ceil": parts(math.ceil),
    "trunc": parts(math.trunc),
    "round": parts(lambda x: math.floor(x + 0.5)),
    "ident": lambda z: z,
    "zero": lambda z: 0j,
    "one": lambda z: 1 + 0j,
}
CHOSEN = {"fn1": "sin", "fn2": "sqr", "fn3": "sinh", "fn4": "cosh"}

OPERATIONS = {
    "^": power,
    "*": lambda a, b: a * b,
    "/": divide,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "<": lambda a, b: complex(a.real < b.real),
    "<=": lambda a, b: complex(a.real <= b.real),
    ">": lambda a, b: complex(a.real > b.real),
    ">=": lambda a, b: complex(a.real >= b.real),
    "==": lambda a, b: complex(a.real == b.real),
    "!=": lambda a, b: complex(a.real != b.real),
    "&&": lambda a, b: complex(a.real != 0 and b.real != 0),
    "||": lambda a, b: complex(a.real != 0 or b.real != 0),
}

# ---- the file


def entries(text):
    """Names and bodies. Braces in comments do not count, but those of comment entries do."""
    position = 0
    header = re.compile(r"^[ \t]*([^\s({;]*)[^\n{;]*\{", re.M)
    while match := header.search(text, position):
        is_comment = match[1].lower() in ("", "comment")
        end = match.end()
        while end < len(text) and text[end] != "}":
            if text[end] == ";" and not is_comment:
                end = text.find("\n", end) if "\n" in text[end:] else len(text)
            else:
                end += 1
        if not is_comment:
            yield match[1], text[match.end() : end]
        position = end + 1


TOKEN = re.compile(r"(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/^=<>|(),:\n])")


class Parser:
    def __init__(self, body):
        body = re.sub(r";[^\n]*", "", body)
        # Lines are joined, and blanks between words dropped, before words are looked for.
        body = re.sub(r"\\[ \t\r]*\n[ \t]*", "", body).replace("\r", "").lower()
        body = re.sub(r"(?<=[\w.])[ \t]+(?=[\w.])", lambda m: " " if self.divides(body, m) else "", body)
        self.tokens = [m for m in TOKEN.finditer(body)]
        self.texts = [m[0] for m in self.tokens] + ["\n", ""]
        self.at = 0
        self.names = {}

    @staticmethod
    def divides(body, blanks):
        """Whether the words on both sides stay two: a number has no blanks, and keywords are words."""
        before = re.search(r"[\w.]+$", body[: blanks.start()])[0]
        after = re.match(r"[\w.]+", body[blanks.end() :])[0]
        return not before[0].isalpha() or {before, after} & {"if", "elseif", "else", "endif"}

    def peek(self):
        return self.texts[self.at]

    def take(self):
        self.at += 1
        return self.texts[self.at - 1]

    def variable(self, name):
        return self.names.setdefault(name, "v_" + name)

    # Statements become lines of Python; the last value is in `value`.
    def block(self, ends, indent):
        lines = []
        while True:
            while self.peek() in (",", "\n"):
                self.take()
            if self.peek() in ends:
                return lines
            if self.peek() == "if":
                lines += self.choice(indent)
            else:
                lines.append(f"{indent}value = {self.statement()}")
                assert self.peek() in (",", "\n", ":", ""), self.texts[self.at :]

    def choice(self, indent):
        self.take()
        lines = [f"{indent}value = {self.statement()}", f"{indent}if value.real != 0:"]
        inner = indent + " "
        lines += self.block(("elseif", "else", "endif"), inner) + [inner + "pass"]
        if self.peek() == "elseif":
            return lines + [f"{indent}else:"] + self.choice(inner)
        if self.peek() == "else":
            self.take()
            lines += [f"{indent}else:"] + self.block(("endif",), inner) + [inner + "pass"]
        assert self.take() == "endif"
        return lines

    # As Fractint does it: an operator binds by its rank, and by 15 more for each parenthesis it is in and each `=` before
    # it in the statement. Parentheses are nothing else, so what follows `(z = a)` still belongs to what z becomes.
    RANKS = {"^": 2, "*": 3, "/": 3, "+": 4, "-": 4, "=": 5, "==": 6, "!=": 6, "<": 6, "<=": 6, ">": 6, ">=": 6,
             "&&": 7, "||": 7}

    def statement(self):
        self.inside, self.stores, self.open = 0, 0, [0]
        value = self.expression(-math.inf)
        assert self.open == [0]
        return value

    def power(self, rank):
        return 15 * (self.inside + self.stores) - rank

    def expression(self, least):
        left = self.operand()
        while True:
            text = self.peek()
            if text == ")" and self.open[-1] > 0:
                self.take()
                self.inside -= 1
                self.open[-1] -= 1
            elif text in self.RANKS and text != "=" and (power := self.power(self.RANKS[text])) > least:
                self.take()
                left = f"O[{text!r}]({left}, {self.expression(power)})"
            else:
                return left

    def operand(self):
        text = self.take()
        if text == "-":
            return f"(-{self.expression(self.power(2))})"
        if text == "|":
            inner = self.within()
            assert self.take() == "|"
            return f"modulus({inner})"
        if text == "(":
            if self.has_comma():
                inner = self.within()
                self.take()
                inner = f"complex(({inner}).real, ({self.within()}).real)"
                assert self.take() == ")", self.texts[self.at - 1 :]
                return inner
            self.inside += 1
            self.open[-1] += 1
            return self.operand()
        if re.match(r"[\d.]", text):
            return f"complex({float(text)!r})"
        if self.peek() == "=":
            self.take()
            power = self.power(5)
            self.stores += 1
            return f"({self.variable(text)} := {self.expression(power)})"
        if self.peek() == "(":
            argument = self.expression(self.power(1))
            name = CHOSEN.get(text)
            known = f"F[S.get({text!r}, {name!r})]" if name else f"F[{text!r}]"
            is_square = f"S.get({text!r}, {name!r}) == 'sqr'" if name else str(text == "sqr")
            square = f"({self.variable('lastsqr')} := modulus(argument)) if {is_square} else 0"
            return f"((argument := {argument}), ({square}), {known}(argument))[2]"
        return self.variable(text)

    def within(self):
        """An expression with an end of its own."""
        self.inside += 1
        self.open.append(0)
        value = self.expression(-math.inf)
        assert self.open.pop() == 0
        self.inside -= 1
        return value

    def has_comma(self):
        depth, at = 1, self.at
        while depth > 0:
            depth += {"(": 1, ")": -1}.get(self.texts[at], 0)
            if depth == 1 and self.texts[at] == ",":
                return True
            at += 1
        return False

    def function(self):
        start = self.block((":", ""), " ")
        loop = []
        if self.peek() == ":":
            self.take()
            loop = self.block(("",), "   ")
        else:
            start, loop = [], ["  " + line for line in start]
        lines = ["def count(pixel, limit, S):"]
        for name, variable in self.names.items():
            known = {"pixel": "pixel", "pi": "complex(math.pi)", "e": "complex(math.e)", "maxit": "complex(limit)",
                     "ismand": "1+0j"}
            lines.append(f" {variable} = {known.get(name, f'S.get({name!r}, 0j)')}")
        lines += [" n = 0", " try:"] + [" " + line for line in start] + ["  pass"]
        lines += [" except Ended:", "  return 1", " try:", "  while n < limit:", "   n += 1"] + loop
        lines += ["   if value.real == 0: break", " except Ended:", "  pass", " return n"]
        scope = {"O": OPERATIONS, "F": FUNCTIONS, "modulus": modulus, "Ended": Ended, "math": math}
        exec("\n".join(lines), scope)
        return scope["count"]


def settings(body):
    found = {}
    for line in re.findall(r";[ \t]*set[ \t]+([^\r\n]*)", body):
        for word in line.split():
            name, value = word.split("=")
            found[name] = (value, value if name.startswith("fn") else complex(value.replace("i", "j")))
    return found


def compare(program, path, name, body):
    given = settings(body)
    count = Parser(body).function()
    command = [program, "--headless", f"{path}:{name}", "--format", "json", "--width", str(WIDTH)]
    command += ["--height", str(HEIGHT), "--iterations", str(ITERATIONS)]
    command += ["--region=" + ",".join(map(str, REGION))]
    for key, (text, _) in given.items():
        command += ["--set", f"{key}={text}"]
    result = subprocess.run(command, capture_output=True)
    if result.returncode:
        print(f"{name:18} {result.stderr.decode()}")
        return False
    x1, y1, x2, y2 = REGION
    values = {key: value for key, (_, value) in given.items()}
    good, counts = 0, set()
    for j, row in enumerate(json.loads(result.stdout)["rows"]):
        for i, value in enumerate(row):
            point = complex(x1 + (x2 - x1) * (i / WIDTH), y1 + (y2 - y1) * (j / HEIGHT))
            expected = min(count(point, ITERATIONS, values), ITERATIONS)
            counts.add(expected)
            good += min(value, ITERATIONS) == expected
    part = good / (WIDTH * HEIGHT)
    verdict = "agrees" if part >= PART else "DIFFERS"
    print(f"{name:18} {100 * part:7.3f} %  {verdict}  ({len(counts)} different counts)")
    return part >= PART


if __name__ == "__main__":
    results = []
    for path in sys.argv[2:]:
        with open(path, encoding="latin-1") as file:
            text = file.read().replace("\x1a", "")
        results += [compare(sys.argv[1], path, name, body) for name, body in entries(text)]
    agreeing = sum(results)
    print(f"{agreeing} of {len(results)} formulas agree")
    sys.exit(0 if all(results) and len(results) >= 60 else 1)
