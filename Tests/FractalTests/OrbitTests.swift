import Fractal
import Rast
import TestSupport
import Testing

/// The orbits of kernels, each held to the formula that it is known by.
@Suite struct OrbitTests {
  private static let points = [
    Complex(-0.4, 0.35), Complex(0.31, -0.02), Complex(1.3, -0.6), Complex(-0.8, 0.15), Complex(0.02, 0.97),
  ]

  @Test("each step of a shipped kernel is the one of its formula", arguments: ShippedIteration.all)
  func shipped(_ iteration: ShippedIteration) throws {
    let program = try #require(ShippedProgram.named(iteration.name))
    let orbiter = try #require(Orbiter(Kernel(name: iteration.name, Analysis(program.source))))
    var longest = 0
    for c in OrbitTests.points {
      guard let points = orbiter.orbit(c, iterations: 60, time: 0)?.points else {
        #expect(!iteration.goesOn(iteration.start(c)))
        continue
      }
      #expect(points[0].isNear(iteration.start(c)))
      // One that leaves at once is shown twice.
      let way = points.count == 2 && points[0] == points[1] ? [points[0]] : points
      for index in way.indices.dropFirst() {
        #expect(iteration.goesOn(way[index - 1]))
        let expected = iteration.step(Array(way[..<index]), c)
        #expect(way[index].isNear(expected), "\(c): step \(index) of \(points)")
      }
      let end = way[way.count - 1]
      let isAtRest = (end - iteration.step(way, c)).norm < 1e-12 || !end.re.isFinite
      #expect(way.count == 61 || !iteration.goesOn(end) || isAtRest, "\(c): \(points)")
      longest = max(longest, way.count)
    }
    #expect(longest > 4)
  }

  @Test("all other shipped kernels iterate no point")
  func others() {
    let kernels = ShippedProgram.all.compactMap { Kernel(trying: Analysis($0.source), name: $0.name) }
    let others = kernels.filter { Orbiter($0) == nil }.map(\.name)
    #expect(
      others.sorted() == ["lyapunov", "mandelbulb", "phase-portrait", "plasma", "quasicrystal", "tunnel"])
    #expect(Set(others).union(ShippedIteration.all.map(\.name)) == Set(kernels.map(\.name)))
  }

  /// z² + c in many ways of writing it, each of which begins at 0 and leaves beyond 2.
  static let waysOfWriting = [
    "a flag": """
    var moving = true; var z = 0i; var n = 0;
    while moving { z = z^2 + point; n += 1; moving = norm(z) <= 4 && n < iterations; } n
    """,
    "a flag that is lowered": """
    var best = 9i; var z = 0i; var moving = true; var n = 0;
    while moving && n < iterations { z = z^2 + point; best = if norm(z) < norm(best) { z } else { best };
      if norm(z) > 4 { moving = false; } n += 1; } if best.re < 0 { n } else { 0 }
    """,
    "an early return": """
    var z = 0i; for n in 0..iterations { if norm(z) > 4 { return n; } z = z^2 + point; } iterations
    """,
    "a return under another z": """
    var z = 0i;
    for n in 0..iterations { z = z^2 + point; { let z = norm(z); if z > 4 { return z as int; } } } 0
    """,
    "a return out of an inner loop": """
    var z = 0i; for n in 0..iterations { z = z^2 + point;
      for k in 0..3 { if norm(z) > 4 { return n + k; } } } 0
    """,
    "an end that is asked for inside": """
    var z = 0i; var n = 0;
    while true { if n >= iterations { break; } z = z^2 + point; n += 1; if norm(z) > 4 { break; } } n
    """,
    "a countdown": """
    let limit = iterations + 0; var left = limit; var z = 0i;
    while norm(z) <= 4 && left > 0 { z = z^2 + point; left -= 1; } left
    """,
    "floats": """
    var x = 0.0; var y = 0.0; var n = 0;
    while x * x + y * y <= 4 && n < iterations {
      let next = x * x - y * y + point.re; y = 2 * x * y + point.im; x = next; n += 1; } n
    """,
    "floats and a temporary": """
    var t = 0.0; var n = 0; var x = 0.0; var y = 0.0;
    while n < iterations { t = x * x - y * y + point.re; y = 2 * x * y + point.im; x = t;
      if x * x + y * y > 4 { return n; } n += 1; } n
    """,
    "floats and their squares": """
    var xx = 0.0; var yy = 0.0; var x = 0.0; var y = 0.0; var n = 0;
    while xx + yy <= 4 && n < iterations {
      y = 2 * x * y + point.im; x = xx - yy + point.re; xx = x * x; yy = y * y; n += 1; } n
    """,
    "a tuple": """
    var state = (0, (1.0 + 0i, 0i));
    while norm(state.1.1) <= 4 && state.0 < iterations {
      state = (state.0 + 1, (2 * state.1.1 * state.1.0, state.1.1^2 + point)); } state.0
    """,
    "a tuple of floats": """
    var state = (0.0, 0.0);
    for n in 0..iterations { state = (state.0^2 - state.1^2 + point.re, 2 * state.0 * state.1 + point.im);
      if state.0^2 + state.1^2 > 4 { return n; } } 0
    """,
    "a function that steps": """
    var z = 0i; var n = 0; while size(z) <= 4 && n < iterations { z = step(z, point); n += 1; } n
    """,
    "a function that iterates": "escape(point, iterations * 2 / 2)",
    "a derivative beside it": """
    var slope = 0i; var z = 0i; var sum = 0i; var size = 0.0; var n = 0;
    while size <= 4 && n < iterations {
      slope = 2 * slope * z + 1; z = z^2 + point; sum = sum + slope; size = norm(z); n += 1; }
    n + abs(slope + sum) as int
    """,
    "two steps of two": """
    var z = 0i; var w = 0i; var n = 0;
    while norm(z) <= 4 && n < iterations {
      let v = w; w = z^2 + point; z = w; n += 1; if v.re > 99 { return 3; } } n
    """,
  ]

  @Test("the point is found in whatever way a kernel is written", arguments: waysOfWriting.keys.sorted())
  func ways(_ name: String) throws {
    let body = try #require(OrbitTests.waysOfWriting[name])
    let kernel = try kernel(
      """
      fn step(z: complex, c: complex) -> complex { if z == c { return c^2 + c; } z * z + c }
      fn size(z: complex) -> float { z.re^2 + z.im^2 }
      fn escape(c: complex, limit: int) -> int {
        var z = 0i; var n = 0; while norm(z) <= 4 && n < limit { z = z^2 + c; n += 1; } n
      }
      program (point: complex, iterations: int) -> int { \(body) }
      """)
    let orbiter = try #require(Orbiter(kernel))
    for c in OrbitTests.points {
      var expected = [Complex(0, 0)]
      while expected.count < 25, let z = expected.last, z.norm <= 4 { expected.append(z * z + c) }
      let points = try #require(orbiter.orbit(c, iterations: 24, time: 0)).points
      #expect(points.count == expected.count, "\(c): \(points)")
      #expect(zip(points, expected).allSatisfy { $0.isNear($1) }, "\(c): \(points)")
    }
  }

  @Test(
    "a loop that iterates no point has no orbit",
    arguments: [
      "var n = 0; while n < iterations { n += 1; } n",
      // One number, and what it adds up to.
      "var x = point.re; var sum = 0.0; for n in 0..iterations { x = x * x - 1; sum += x; } sum as int",
      // Not from itself.
      "var z = 0i; for n in 0..iterations { z = polar(1, n as float); } z.re as int",
      // Not up to the limit.
      "var z = 0i; for n in 0..9 { z = z^2 + point; } z.re as int + iterations",
      // A march along rays, each step of which iterates a point in space.
      """
      var depth = 0.0; var here = 1.0; var steps = 0;
      while here > 0.1 && steps < 9 {
        here = distance(depth, point.re, iterations); depth += here; steps += 1; } steps
      """,
    ])
  func none(_ body: String) throws {
    let kernel = try kernel(
      """
      fn distance(x: float, y: float, limit: int) -> float {
        var a = x; var b = y; var n = 0;
        while a * a + b * b < 4 && n < limit { let t = a * a - b * b; b = 2 * a * b; a = t; n += 1; } a
      }
      program (point: complex, iterations: int) -> int { \(body) }
      """)
    #expect(Orbiter(kernel) == nil)
  }

  @Test("an orbit has two hundred steps at most, and ends where it comes to rest, or the run fails")
  func ends() throws {
    let walk = "var z = 0i; for n in 0..iterations { z = z + point; if n == 1000 { return 1 / 0; } } 0"
    func orbit(_ body: String, _ point: Complex, _ iterations: Int) throws -> [Complex]? {
      let orbiter = try #require(
        Orbiter(kernel("program (point: complex, iterations: int) -> int { \(body) }")))
      return orbiter.orbit(point, iterations: iterations, time: 0)?.points
    }
    #expect(try orbit(walk, Complex(1, 0), 5000)?.count == 201)
    #expect(try orbit(walk, Complex(1, 0), 7) == (0...7).map { Complex(Double($0), 0) })
    #expect(try orbit(walk, Complex(0, 0), 5000) == [Complex(0, 0), Complex(0, 0)])
    let failing = "var z = point; var n = 0; while n < iterations { z = z * 2; n += 1 + 0 / (3 - n); } n"
    #expect(try orbit(failing, Complex(1, 0), 50) == [1, 2, 4, 8].map { Complex($0, 0) })
    let endless = "var z = point; for n in 0..iterations { z = z * 2; while true { z = z; } } 0"
    #expect(try orbit(endless, Complex(1, 0), 50) == [Complex(1, 0), Complex(1, 0)])
    let early = "if norm(point) > 4 { return 0; } var z = point; for n in 0..iterations { z = z / 2; } 0"
    #expect(try orbit(early, Complex(3, 0), 50) == nil)
  }

  @Test("params, the time and both coordinates are what the kernel is told")
  func inputs() throws {
    let text = """
      param seed: complex = 1i;
      program (time: float, y: float, iterations: int, x: float) -> int {
        var z = complex(x, y); for n in 0..iterations { z = z^2 + seed * time; } 0
      }
      """
    let kernel = try kernel(text).setting(["seed": .complex(Complex(0, 2))])
    let points = try #require(Orbiter(kernel)?.orbit(Complex(1, 2), iterations: 1, time: 3)).points
    #expect(points == [Complex(1, 2), Complex(-3, 10)])
  }
}
