import Rast
import TestSupport
import Testing

/// Loops as people write them, on lanes as on compiled, for pixels that leave them at all times.
@Suite struct LoopFormTests {
  /// Points in and around the Mandelbrot set, and a few that are no numbers or too large.
  private static let points: [Complex] =
    (0..<1000).map { Complex(-2 + 2.5 * Double($0 % 40) / 40, -1.25 + 2.5 * Double($0 / 40) / 25) }
    + [
      Complex(.nan, 0), Complex(0, .infinity), Complex(1e300, -1e300), Complex(-0.0, -0.0),
      Complex(0, .leastNonzeroMagnitude),
    ]

  private func expectSame(_ text: String, _ iterations: Int) throws {
    let typed = try Program(parsing: text).checked()
    let rows = LoopFormTests.points.map { [$0.re.bitPattern, $0.im.bitPattern] }
    let outputs = typed.output.slotCount
    let words = try [Backend.compiled, .lanes].map { backend in
      try backend.prepare(typed, uniforms: ["iterations"]).words(
        uniforms: [UInt64(iterations)], rows: rows, outputs: outputs
      ).map { Double(bitPattern: $0).isNaN ? Double.nan.bitPattern : $0 }
    }
    let isSame = words[0] == words[1]
    let first = zip(words[0], words[1]).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(isSame, "\(text)\nwith \(iterations) iterations: \(String(describing: first))")
  }

  private static func program(_ body: String) -> String {
    "program (point: complex, iterations: int) -> (int, complex) { var z = 0i; var n = 0; \(body) (n, z) }"
  }

  static let forms = [
    "while norm(z) <= 4 && n < iterations { z = z^2 + point; n += 1; }",
    "while !(norm(z) > 4) && !(n >= iterations) { z = z^2 + point; n += 1; }",
    "z = point * 3; while (n == 0 || norm(z) <= 4) && n < iterations { z = z^2 / 3 + point; n += 1; }",
    "while n < iterations && (norm(z) <= 2 || n == 3) { z = z^2 + point; n += 1; }",
    "while n < iterations { if norm(z) > 4 { break; } z = z^2 + point; n += 1; }",
    "while n < iterations { z = z^2 + point; if norm(z) > 4 { break; } n += 1; }",
    "while n < iterations { z = z^2 + point; n += 1; if norm(z) > 4 { break; } }",
    "while true { z = z^2 + point; n += 1; if norm(z) > 4 || n >= iterations { break; } }",
    "while true { if n >= iterations { break; } z = z^2 + point; if norm(z) > 4 { break; } n += 1; }",
    "for k in 0..iterations { if norm(z) > 4 { return (k, z); } z = z^2 + point; n = k; }",
    "for k in 0..iterations { z = z^2 + point; if norm(z) > 4 { break; } n += 2; }",
    "for k in 3..iterations { if norm(z) > 4 { n = -k; break; } z = z^2 + point; }",
    "for k in 0..iterations { z = z^2 + point; if norm(z) > 4 { continue; } n = k; }",
    "var inside = true; while inside && n < iterations { z = z^2 + point; if norm(z) > 4 { inside = false; } else { n += 1; } }",
    "var escaped = false; while !escaped && n < iterations { z = z^2 + point; n += 1; escaped = norm(z) > 4; }",
    "var inside = false; while inside && n < iterations { z = z^2 + point; n += 1; inside = norm(z) < 4; }",
    "while abs(z) <= 2 && n < iterations { z = z^2 + point; n += 1; }",
    "while abs(z) < 2.5 && n < iterations { z = z^2 + point; n += 1; }",
    "while 1.7 >= abs(z) && n < iterations { z = z^2 + point; n += 1; }",
    "while !(abs(z) <= 1e-3 && n > 0) && abs(z) <= 3 && n < iterations { z = z^2 + point; n += 1; }",
    "while n < iterations { if abs(z) > 2 { break; } z = z^2 + point; n += 1; }",
    "while norm(z) <= 4 && n < iterations { z = z^2 + point * (if (n - 5) % 4 == -1 { 1i } else { 1 + 0i }); n += 1; }",
    "while z.re * z.re + z.im * z.im <= 4 && n <= iterations { z = z^2 + point; n += 1; }",
    "while abs(z.re) < 2 && abs(z.im) < 2 && n != iterations { z = z^2 + point; n += 1; }",
    "while norm(z) <= 4 && n < iterations { if n % 2 == 0 { z = z^2 + point; } else { z = conj(z)^2 + point; } n += 1; }",
    "while norm(z) <= 4 && n < iterations { if z.re >= 0 { z = (z - 1) * point; } else { z = (z + 1) * point; } n += 1; if n == 1 { z = point; } }",
    "var t = 9.0; while norm(z) <= 4 && n < iterations { z = z^2 + point; t = min(t, max(abs(z.re), 0.001)); n += 1; } z = complex(t, z.im);",
    "var w = 0i; while norm(z) <= 4 && n < iterations { let next = z^2 + 0.56667 - 0.5 * w; w = z; z = next; n += 1; }",
    "z = 1 + 0i; var moved = 1.0; while !(moved < 1e-12) && n < iterations { let next = z - (z^3 - 1) / (3 * z^2) + point; moved = norm(next - z); z = next; n += 1; }",
    "while norm(z) <= 10000 && norm(z - 1) > 1e-8 && n < iterations { z = ((z^2 + (point - 1)) / (2 * z + (point - 2)))^2; n += 1; }",
    "var zx = 0.0; var zy = 0.0; while zx * zx + zy * zy <= 4 && n < iterations { let t = zx * zx - zy * zy + point.re; zy = 2 * zx * zy + point.im; zx = t; n += 1; } z = complex(zx, zy);",
    "var m = iterations; while norm(z) <= 4 && m > 0 { z = z^2 + point; m -= 1; n += 1; }",
    "let bound = iterations - (point.re * 10) as int; while norm(z) <= 4 && n < bound { z = z^2 + point; n += 1; }",
    "while norm(z) <= 4 && n < iterations { z = z^2 + point; n += 1; if norm(z - point) < 1e-9 { break; } }",
    "while norm(z) <= 4 && n < iterations { z = z^4 + point; z = complex(z.im, z.re); n += 1; }",
    "var k = 0; while k < 5 { var m = 0; while norm(z) <= 4 && m < iterations { z = z^2 + point; m += 1; } n += m; k += 1; }",
  ]

  @Test("are the same on lanes", arguments: forms, [0, 1, 2, 7, 300])
  func same(_ form: String, _ iterations: Int) throws {
    try expectSame(LoopFormTests.program(form), iterations)
  }

  @Test("are the same on lanes when put together at random", arguments: 0..<150)
  func random(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func one(_ choices: [String]) -> String { choices[Int(random.next() % UInt64(choices.count))] }
    let steps = [
      "z = z^2 + point;", "z = complex(abs(z.re), abs(z.im))^2 + point;", "z = conj(z) * z - w;", "w = z;",
      "w = w * 0.5 + z / 4;", "z = z^3 * 0.25 + w;", "x = min(x, abs(z.im));", "x = x * 0.9 + z.re;",
      "let u = z * w; z = complex(u.im - x, u.re);", "z = complex(z.re, x) - point;",
      "x = sqrt(norm(z)) - x;",
      "if z.re > 0 { z = z - 1; } else { z = -z; x += 0.5; }", "if x > w.im { x = w.re; w = conj(w); }",
      "if flag { x = -x; }", "k += n * 2;", "k = k - 1;", "z = 1 / (z + 1.5) + w;", "w = -w + point; z = w;",
      "x = z.re / 3 - z.im;",
    ]
    let exits = [
      "", "", "if norm(z) > 16 { break; }", "if x > 3 { return (n, z, x); }",
      "if abs(z.re) > 5 { k = -n; break; }",
      "if n >= iterations { break; }", "if !(norm(w) <= 30) { flag = false; }", "flag = norm(z) <= 25;",
      "if z.im < -3 { continue; }",
    ]
    let heads = [
      "while norm(z) <= 9 && n < iterations", "while flag && n < iterations", "while n < iterations && x < 4",
      "while n <= iterations", "while norm(z - w) < 50 && abs(x) <= 7 && n < iterations",
      "for n in 0..iterations", "while (n == 0 || norm(z) <= 2) && n < iterations",
    ]
    let head = one(heads)
    var body = (0..<Int(1 + random.next() % 5)).map { _ in one(steps) }
    body.insert(one(exits), at: Int(random.next() % UInt64(body.count + 1)))
    body.insert(one(exits), at: Int(random.next() % UInt64(body.count + 1)))
    // A while loop that is continued must count all the same, or it never ends.
    if !head.hasPrefix("for") { body = body.map { $0.replacing("{ continue;", with: "{ n += 1; continue;") } }
    if !head.hasPrefix("for") { body.insert("n += 1;", at: Int(random.next() % UInt64(body.count + 1))) }
    let text = """
      program (point: complex, iterations: int) -> (int, complex, float) {
        var z = point; var w = 0.5i; var x = 0.0; var n = 0; var k = 3; var flag = true;
        \(head) { \(body.joined(separator: " ")) }
        (n + k, z + w, x)
      }
      """
    for iterations in [1, 40, 150] { try expectSame(text, iterations) }
  }
}
