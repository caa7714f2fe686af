/// A Swift type that corresponds to a type of the language.
public protocol RastRepresentable: Sendable {
  /// The language's type.
  static var rastType: Type { get }
  /// The value in Swift; nil if it is of another type.
  init?(rastValue: Value)
  /// The value in the language.
  var rastValue: Value { get }
}

extension Int: RastRepresentable {
  /// `int`.
  public static var rastType: Type { .int }
  /// The int.
  public init?(rastValue: Value) {
    guard case .int(let value) = rastValue else { return nil }
    self = value
  }
  /// The int.
  public var rastValue: Value { .int(self) }
}

extension Double: RastRepresentable {
  /// `float`.
  public static var rastType: Type { .float }
  /// The float.
  public init?(rastValue: Value) {
    guard case .float(let value) = rastValue else { return nil }
    self = value
  }
  /// The float.
  public var rastValue: Value { .float(self) }
}

extension Bool: RastRepresentable {
  /// `bool`.
  public static var rastType: Type { .bool }
  /// The bool.
  public init?(rastValue: Value) {
    guard case .bool(let value) = rastValue else { return nil }
    self = value
  }
  /// The bool.
  public var rastValue: Value { .bool(self) }
}

extension Unicode.Scalar: RastRepresentable {
  /// `char`.
  public static var rastType: Type { .char }
  /// The char.
  public init?(rastValue: Value) {
    guard case .char(let value) = rastValue else { return nil }
    self = value
  }
  /// The char.
  public var rastValue: Value { .char(self) }
}

extension String: RastRepresentable {
  /// `str`.
  public static var rastType: Type { .str }
  /// The str.
  public init?(rastValue: Value) {
    guard case .str(let value) = rastValue else { return nil }
    self = value
  }
  /// The str.
  public var rastValue: Value { .str(self) }
}

extension Complex: RastRepresentable {
  /// `complex`.
  public static var rastType: Type { .complex }
  /// The complex number.
  public init?(rastValue: Value) {
    guard case .complex(let value) = rastValue else { return nil }
    self = value
  }
  /// The complex number.
  public var rastValue: Value { .complex(self) }
}

/// The unit value, where a Swift function would return `Void`.
public struct Unit: RastRepresentable, Hashable {
  /// The one value.
  public init() {}
  /// `unit`.
  public static var rastType: Type { .unit }
  /// Unit.
  public init?(rastValue: Value) {
    guard case .unit = rastValue else { return nil }
  }
  /// Unit.
  public var rastValue: Value { .unit }
}
