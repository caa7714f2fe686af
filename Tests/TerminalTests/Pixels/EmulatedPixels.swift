import CZlib
import Testing
import Viewer

@testable import Terminal

/// A terminal that shows pixels, in sixels and by kitty's protocol: enough of one to follow the painter.
struct EmulatedPixels {
  /// A part of an image that is shown.
  private struct Placement {
    var image: Int
    var (column, row): (Int, Int)
    var (x, y, width, height): (Int, Int, Int, Int)
  }

  let (width, height): (Int, Int)
  let cell: CellSize
  /// What was written into the cells.
  private(set) var glyphs: [Unicode.Scalar]
  /// What sixels have drawn; nil where nothing has, or something was written since.
  private var drawn: [UInt32?]
  private var images: [Int: (width: Int, pixels: [UInt32])] = [:]
  private var placements: [[Int]: Placement] = [:]
  private var command: (keys: [String: Int], text: String) = ([:], "")
  private var place = (column: 0, row: 0)
  /// How many pictures were sent.
  private(set) var sent = 0

  init(width: Int, height: Int, cell: CellSize) {
    (self.width, self.height, self.cell) = (width, height, cell)
    glyphs = Array(repeating: " ", count: width * height)
    drawn = Array(repeating: nil, count: width * cell.width * height * cell.height)
  }

  /// How many images are kept.
  var imageCount: Int { images.count }

  /// The pixels over a cell, row by row; nil where there are none.
  func pixels(_ column: Int, _ row: Int) -> [UInt32?] {
    var pixels: [UInt32?] = []
    let placed = placements.values.filter { placement in
      let (x, y) = ((column - placement.column) * cell.width, (row - placement.row) * cell.height)
      return x >= 0 && y >= 0 && x < placement.width && y < placement.height
    }
    if placed.count > 1 { Issue.record("two images over a cell") }
    for y in row * cell.height..<(row + 1) * cell.height {
      for x in column * cell.width..<(column + 1) * cell.width {
        if let placement = placed.first, let image = images[placement.image] {
          let (i, j) = (
            x - placement.column * cell.width + placement.x, y - placement.row * cell.height + placement.y
          )
          pixels.append(image.pixels[j * image.width + i])
        } else {
          pixels.append(drawn[y * width * cell.width + x])
        }
      }
    }
    return pixels
  }

  mutating func take(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while let byte = rest.first {
      guard byte == 0x1B else {
        try write(&rest)
        continue
      }
      switch rest.dropFirst().first {
      case UInt8(ascii: "["): try control(&rest)
      case UInt8(ascii: "P"), UInt8(ascii: "_"):
        let end = try #require(
          rest.indices.dropFirst(2).first { rest[$0] == 0x1B && rest[$0 + 1] == UInt8(ascii: "\\") })
        let text = Array(rest[...(end + 1)])
        rest = rest[(end + 2)...]
        if text[1] == UInt8(ascii: "P") { try draw(text) } else { try obey(text) }
      case UInt8(ascii: "("): rest = rest.dropFirst(3)
      case let kind: throw Failure(text: "Escape \(kind ?? 0)")
      }
    }
  }

  private struct Failure: Error { var text: String }

  private mutating func write(_ rest: inout ArraySlice<UInt8>) throws {
    let count = max(1, (~(rest.first ?? 0)).leadingZeroBitCount)
    let text = String(decoding: rest.prefix(count), as: UTF8.self)
    rest = rest.dropFirst(count)
    try #require(place.column < width && place.row < height)
    glyphs[place.row * width + place.column] = text.unicodeScalars.first ?? " "
    erase(place.column, place.row)
    place.column += 1
  }

  private mutating func erase(_ column: Int, _ row: Int) {
    for y in row * cell.height..<(row + 1) * cell.height {
      for x in column * cell.width..<(column + 1) * cell.width { drawn[y * width * cell.width + x] = nil }
    }
  }

  private mutating func control(_ rest: inout ArraySlice<UInt8>) throws {
    let body = rest.dropFirst(2).prefix { $0 < 0x40 }
    let final = Unicode.Scalar(rest[body.endIndex])
    rest = rest[(body.endIndex + 1)...]
    let numbers = String(decoding: body, as: UTF8.self).split(separator: ";").compactMap { Int($0) }
    switch final {
    case "H":
      place = (numbers.count == 2 ? numbers[1] - 1 : 0, numbers.first.map { $0 - 1 } ?? 0)
    case "C": place.column += numbers.first ?? 1
    case "J":
      for row in 0..<height { for column in 0..<width { erase(column, row) } }
      for index in glyphs.indices { glyphs[index] = " " }
    case "m", "h", "l", "c": break
    case let final: throw Failure(text: "\(final)")
    }
  }

  private mutating func draw(_ text: [UInt8]) throws {
    let sixels = try SixelDecoder(text)
    for y in 0..<sixels.height {
      for x in 0..<sixels.width {
        let (i, j) = (place.column * cell.width + x, place.row * cell.height + y)
        try #require(i < width * cell.width && j < height * cell.height)
        drawn[j * width * cell.width + i] = sixels.pixels[y * sixels.width + x]
      }
    }
    sent += 1
    // Where it ends up depends on the terminal.
    place = (width, height)
  }

  private mutating func obey(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes.dropFirst(3).dropLast(2), as: UTF8.self)
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    var keys: [String: Int] = [:]
    for key in parts[0].split(separator: ",") {
      let pair = key.split(separator: "=")
      keys[String(pair[0])] = Int(pair[1]) ?? Int(pair[1].unicodeScalars.first?.value ?? 0)
    }
    func value(_ letter: Unicode.Scalar) -> Int { Int(letter.value) }
    try #require(keys["q"] == 2)
    let image = keys["i"] ?? 0
    switch keys["a"] {
    case nil, value("t"):
      if keys["a"] != nil { command = (keys, "") }
      command.text += parts.count > 1 ? String(parts[1]) : ""
      if keys["m"] != 1 { try store() }
    case value("p"):
      try #require(images[image] != nil && keys["C"] == 1)
      placements[[image, keys["p"] ?? 0]] = Placement(
        image: image, column: place.column, row: place.row, x: keys["x"] ?? 0, y: keys["y"] ?? 0,
        width: keys["w"] ?? 0, height: keys["h"] ?? 0)
    case value("d") where keys["d"] == value("A"): (images, placements) = ([:], [:])
    case value("d") where keys["d"] == value("I"):
      images[image] = nil
      placements = placements.filter { $0.value.image != image }
    case value("d") where keys["d"] == value("i"):
      let key = [image, keys["p"] ?? 0]
      try #require(placements[key] != nil)
      placements[key] = nil
    case let action: throw Failure(text: "action \(action ?? 0)")
    }
  }

  /// Stores the image of a command, whose pixels are compressed.
  private mutating func store() throws {
    let (keys, text) = command
    let (width, height) = (keys["s"] ?? 0, keys["v"] ?? 0)
    let stream = try Base64Text.bytes(of: text)
    var pixels = [UInt8](repeating: 0, count: 3 * width * height)
    var length = uLong(pixels.count)
    try #require(uncompress(&pixels, &length, stream, uLong(stream.count)) == Z_OK)
    images[keys["i"] ?? 0] = (
      width,
      (0..<width * height).map {
        UInt32(pixels[3 * $0]) << 16 | UInt32(pixels[3 * $0 + 1]) << 8 | UInt32(pixels[3 * $0 + 2])
      }
    )
    placements = placements.filter { $0.value.image != keys["i"] }
    sent += 1
  }
}

/// Bytes from their text in base 64.
enum Base64Text {
  static func bytes(of text: String) throws -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var values = [UInt32?](repeating: nil, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt32(value) }
    try #require(text.utf8.count.isMultiple(of: 4))
    var (bits, count, bytes): (UInt32, Int, [UInt8]) = (0, 0, [])
    for digit in text.utf8 where digit != UInt8(ascii: "=") {
      bits = bits << 6 | (try #require(values[Int(digit)]))
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> UInt32(count) & 0xFF))
      }
    }
    return bytes
  }
}
