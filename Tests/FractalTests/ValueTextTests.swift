import Rast
import Testing

@testable import Fractal

@Suite("Values as written on a command line")
struct ValueTextTests {
  @Test(
    "reads ints",
    arguments: [
      ("0", 0), ("-5", -5), ("+5", 5), ("1_000", 1000), ("-9223372036854775808", Int.min), (" 7 ", 7),
      ("9223372036854775807", Int.max), ("007", 7),
    ])
  func ints(_ text: String, _ value: Int) throws {
    #expect(try Value(parsing: text, as: .int) == .int(value))
  }

  @Test(
    "reads floats, bit for bit",
    arguments: [
      ("0", 0), ("-0", -0.0), ("1.5", 1.5), ("-1.5e-3", -1.5e-3), ("1e3", 1000), ("2E+2", 200), (".5", 0.5),
      ("5.", 5), ("1_000.5", 1000.5), ("inf", .infinity), ("-inf", -.infinity), ("Infinity", .infinity),
      ("0.1", 0.1), ("1e-400", 0), ("+2", 2),
    ] as [(String, Double)])
  func floats(_ text: String, _ value: Double) throws {
    guard case .float(let read) = try Value(parsing: text, as: .float) else { throw Wrong() }
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test("reads NaN", arguments: ["nan", "NaN", "-nan"])
  func nan(_ text: String) throws {
    guard case .float(let read) = try Value(parsing: text, as: .float) else { throw Wrong() }
    #expect(read.isNaN)
  }

  @Test(
    "reads complex numbers",
    arguments: [
      ("1.5-2.0i", 1.5, -2), ("3i", 0, 3), ("0.5", 0.5, 0), ("-0.8+0.156i", -0.8, 0.156), ("-3i", 0, -3),
      ("i", 0, 1), ("-i", 0, -1), ("1+i", 1, 1), ("1e-3-2e-5i", 1e-3, -2e-5), ("1e+5i", 0, 1e5),
      ("1 - 2i", 1, -2), ("-inf-infi", -.infinity, -.infinity), ("infi", 0, .infinity),
      ("-0.0-0.0i", -0.0, -0.0),
    ] as [(String, Double, Double)])
  func complex(_ text: String, _ re: Double, _ im: Double) throws {
    guard case .complex(let read) = try Value(parsing: text, as: .complex) else { throw Wrong() }
    #expect(read.re.bitPattern == re.bitPattern && read.im.bitPattern == im.bitPattern)
  }

  @Test("reads the rest")
  func rest() throws {
    #expect(try Value(parsing: "true", as: .bool) == .bool(true))
    #expect(try Value(parsing: "false", as: .bool) == .bool(false))
    #expect(try Value(parsing: "ż", as: .char) == .char("ż"))
    #expect(try Value(parsing: " ", as: .char) == .char(" "))
    #expect(try Value(parsing: " a \"b\" ", as: .str) == .str(" a \"b\" "))
    #expect(try Value(parsing: "", as: .str) == .str(""))
    #expect(try Value(parsing: "()", as: .unit) == .unit)
    #expect(
      try Value(parsing: "(1, (2.5,-3i), x )", as: .tuple([.int, .tuple([.float, .complex]), .char]))
        == .tuple([.int(1), .tuple([.float(2.5), .complex(Complex(0, -3))]), .char("x")]))
  }

  @Test(
    "rejects everything else",
    arguments: [
      ("", .int), ("1.5", .int), ("a", .int), ("--5", .int), ("-", .int), ("0x10", .int), ("_1", .int),
      ("99999999999999999999", .int), ("1 2", .int), ("", .float), (".", .float), ("e5", .float),
      ("1e", .float),
      ("1e999", .float), ("0x1p3", .float), ("1.2.3", .float), ("infin", .float), ("١", .int),
      ("-.e5", .float),
      ("", .complex), ("1+2", .complex), ("1i+2i", .complex), ("2j", .complex), ("1e999i", .complex),
      ("--i", .complex), ("1,2", .complex), ("True", .bool), ("1", .bool), ("", .char), ("ab", .char),
      ("1, 2", .tuple([.int, .int])), ("(1)", .tuple([.int, .int])), ("(1, 2, 3)", .tuple([.int, .int])),
      ("(1, a)", .tuple([.int, .int])), ("(", .tuple([.int, .int])), (")(", .tuple([.int, .int])),
      ("x", .unit),
    ] as [(String, Type)])
  func bad(_ text: String, _ type: Type) {
    #expect(throws: ValueTextError.self) { try Value(parsing: text, as: type) }
  }

  @Test(
    "says what is expected",
    arguments: [
      ("abc", .int, "`abc` is not an int: write it as `42` or `-1_000`"),
      ("99999999999999999999", .int, "`99999999999999999999` is too large for an int"),
      ("1e999", .float, "`1e999` is too large for a float"),
      ("x", .complex, "`x` is not a complex: write it as `0.5`, `3i` or `1.5-2.0i`"),
      ("yes", .bool, "`yes` is not a bool: write it as `true` or `false`"),
    ] as [(String, Type, String)])
  func message(_ text: String, _ type: Type, _ message: String) {
    let error = #expect(throws: ValueTextError.self) { try Value(parsing: text, as: type) }
    #expect(error?.description == message)
  }

  @Test("reads back whatever is printed")
  func roundTrip() throws {
    let floats = [
      0, -0.0, 1, 0.1, 1e16, 1e-5, .pi, .infinity, -.infinity, .greatestFiniteMagnitude, .ulpOfOne,
    ]
    for re in floats {
      for im in floats {
        let value = Value.tuple([.float(re), .complex(Complex(re, im)), .bool(re > im)])
        #expect(try Value(parsing: value.description, as: value.type) == value)
      }
    }
  }

  private struct Wrong: Error {}

  @Test("messages about a text do not affect the terminal", arguments: ["\u{1B}[2J", "a\u{99}b", "\u{7}"])
  func control(_ text: String) throws {
    let error = #expect(throws: ValueTextError.self) { try Value(parsing: text, as: .float) }
    let said = try #require(error).description + "\(ParamError.unknown(text, known: []))"
    #expect(said.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
  }
}
