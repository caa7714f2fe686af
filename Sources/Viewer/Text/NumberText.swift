/// Numbers as they are shown.
enum NumberText {
  /// A number with a fixed number of digits after the point.
  static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    let places = min(max(0, places), 17)
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * scale).rounded()
    // Beyond this, the digits after the point are noise.
    guard scaled < 1e18 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let point = padded.index(padded.endIndex, offsetBy: -places)
    return sign + padded[..<point] + (places > 0 ? "." + padded[point...] : "")
  }

  /// A number of at least 0 with three digits, such as 1.93, 31.2 or 702.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value >= 0 else { return "\(value)" }
    return fixed(value, places: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }

  /// A time: `85 µs`, `1.93 ms`, `12.4 s`, `3 min 20 s`.
  static func time(_ seconds: Double) -> String {
    if seconds < 0.0009995 { return "\(fixed(seconds * 1e6, places: 0)) µs" }
    if seconds < 0.9995 { return "\(short(seconds * 1e3)) ms" }
    if seconds < 99.5 { return "\(short(seconds)) s" }
    let whole = Int(min(seconds.rounded(), 1e15))
    return "\(whole / 60) min \(whole % 60) s"
  }

  /// A large number with a letter for its size: 950, 12.6 k, 3.05 M.
  static func scaled(_ value: Double) -> String {
    for (size, letter) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where value >= size * 0.9995 {
      return "\(short(value / size)) \(letter)"
    }
    return short(value)
  }

  /// How many times larger something is: `1`, `12.5`, `4.1e9`.
  static func factor(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "\(value)" }
    if value >= 0.01, value < 99_999.5 {
      let text = value < 999.5 ? short(value) : fixed(value, places: 0)
      guard text.contains(".") else { return text }
      let trimmed = text.reversed().drop { $0 == "0" }
      return String((trimmed.first == "." ? trimmed.dropFirst() : trimmed).reversed())
    }
    var exponent = 0
    var rest = value
    while rest >= 9.995, exponent < 400 { (rest, exponent) = (rest / 10, exponent + 1) }
    while rest < 0.9995, exponent > -400 { (rest, exponent) = (rest * 10, exponent - 1) }
    return "\(fixed(rest, places: 2))e\(exponent)"
  }

  /// An int with a comma between groups of three digits.
  static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + text
  }

  /// A coordinate with as many digits as it takes to tell apart points at a distance of `step`.
  static func coordinate(_ value: Double, step: Double) -> String {
    guard step > 0, value.isFinite else { return "\(value)" }
    var places = 1
    var size = step
    while size < 1, places < 17 { (size, places) = (size * 10, places + 1) }
    return value.magnitude < 1e4 ? fixed(value, places: places) : "\(value)"
  }
}
