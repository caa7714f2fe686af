/// What a terminal says of itself when it is asked.
enum TerminalAnswer: Hashable, Sendable {
  /// Its primary device attributes: what it is compatible with, and numbers of what else it can do.
  case attributes([Int])
  /// How large a picture in sixels it draws, in pixels.
  case sixelSize(width: Int, height: Int)
  /// How many colours such a picture can have.
  case sixelColours(Int)
  /// Whether it stores an image of kitty's protocol.
  case image(Int, isStored: Bool)

  /// The last bytes of control sequences that begin like answers: those of the answers above, and of ones that were not
  /// asked for.
  static let finals = Set("cSRnytuMm".utf8)

  /// The answer of a control sequence, by the numbers after its question mark and by its last byte.
  init?(_ numbers: [Int], final: UInt8) {
    switch (final, numbers.first) {
    case (UInt8(ascii: "c"), _): self = .attributes(numbers)
    // What was asked for, 0 for success, and the values.
    case (UInt8(ascii: "S"), 1) where numbers.count == 3 && numbers[1] == 0:
      self = .sixelColours(numbers[2])
    case (UInt8(ascii: "S"), 2) where numbers.count == 4 && numbers[1] == 0:
      self = .sixelSize(width: numbers[2], height: numbers[3])
    default: return nil
    }
  }

  /// The answer of an application's command, by its text: `G`, the image's number and perhaps other keys, and a message.
  init?(command text: String) {
    let parts = text.split(separator: ";", maxSplits: 1)
    guard parts.count == 2, parts[0].hasPrefix("G") else { return nil }
    let keys = parts[0].dropFirst().split(separator: ",")
    guard let number = keys.first(where: { $0.hasPrefix("i=") }).flatMap({ Int($0.dropFirst(2)) }) else {
      return nil
    }
    self = .image(number, isStored: parts[1] == "OK")
  }
}
