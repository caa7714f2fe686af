import Rast

/// What came of a run. Two outcomes are equal if they are the same in every bit, where all NaNs count as one.
public struct Outcome: Equatable, CustomStringConvertible {
  /// The value's words; a str is its scalars.
  public var words: [UInt64] = []
  /// What it printed, as UTF-8.
  public var printed: [UInt8] = []
  /// The error that ended it; nil if it has a value.
  public var error: RuntimeError?

  /// Runs a program once, on an instance that prints to the collector.
  public init(_ instance: any ProgramInstance, _ arguments: [Value], _ output: Collector) {
    do throws(RuntimeError) {
      words = Outcome.words(try instance.run(arguments))
    } catch {
      self.error = error
    }
    printed = output.take()
  }

  /// The outcome in one line.
  public var description: String {
    var parts: [String] = []
    if !printed.isEmpty {
      parts.append("printed \(String(decoding: printed, as: UTF8.self).debugDescription)")
    }
    if let error { parts.append(Outcome.text(error)) } else { parts.append("gave \(Outcome.text(words))") }
    return parts.joined(separator: ", ")
  }

  static func text(_ error: RuntimeError) -> String {
    "\(error.kind) at bytes \(error.span.start)..<\(error.span.end)"
  }

  /// Words as ints, each with the float of the same bits in brackets.
  static func text(_ words: [UInt64]) -> String {
    words.map { "\(Int64(bitPattern: $0)) [\(Double(bitPattern: $0))]" }.joined(separator: ", ")
  }

  /// A value as batches hold it, with one NaN for all.
  static func words(_ value: Value) -> [UInt64] {
    switch value {
    case .unit: []
    case .bool(let value): [value ? 1 : 0]
    case .char(let value): [UInt64(value.value)]
    case .int(let value): [UInt64(bitPattern: Int64(value))]
    case .float(let value): [bits(value)]
    case .complex(let value): [bits(value.re), bits(value.im)]
    case .str(let value): [UInt64(value.unicodeScalars.count)] + value.unicodeScalars.map { UInt64($0.value) }
    case .tuple(let elements): elements.flatMap { words($0) }
    }
  }

  static func bits(_ value: Double) -> UInt64 { (value.isNaN ? Double.nan : value).bitPattern }
}

extension Type {
  /// Whether each column of a batch holds floats; nil for a type that cannot be in a batch.
  var columns: [Bool]? {
    switch self {
    case .unit: return []
    case .bool, .char, .int: return [false]
    case .float: return [true]
    case .complex: return [true, true]
    case .str: return nil
    case .tuple(let tuple):
      let columns = tuple.elements.compactMap(\.columns)
      return columns.count == tuple.elements.count ? columns.flatMap { $0 } : nil
    }
  }
}
