import Colour
import Fractal

/// Where a picture has detail: what fraction of neighbouring pixels differ, and how many are black, tile by tile.
struct DetailMap {
  /// A part of the picture.
  struct Tile {
    /// Its middle, from 0 to 1 across and down.
    var x: Double
    var y: Double
    /// The fraction of neighbouring pixels in it that differ, from 0 to 1.
    var difference: Double
    /// The fraction of its pixels that are black, or blank, from 0 to 1.
    var blackness: Double

    /// How much it is worth going there: nothing if the tile is uniform or black, and little if it is all dust.
    var worth: Double { difference * (1.1 - difference) * (1 - blackness) * (1 - blackness) }
  }

  /// All tiles.
  let tiles: [Tile]

  /// The number of tiles each way.
  private static let side = 8
  /// The least sum of channel differences at which two colours look different, or one does not look black.
  private static let threshold = 24

  /// The detail of a picture.
  init(_ canvas: Canvas) {
    let (width, height) = (canvas.frame.width, canvas.frame.height)
    var tiles: [Tile] = []
    for row in 0..<DetailMap.side {
      for column in 0..<DetailMap.side {
        let columns = column * width / DetailMap.side..<(column + 1) * width / DetailMap.side
        let rows = row * height / DetailMap.side..<(row + 1) * height / DetailMap.side
        tiles.append(
          Tile(
            x: (Double(column) + 0.5) / Double(DetailMap.side),
            y: (Double(row) + 0.5) / Double(DetailMap.side),
            difference: DetailMap.difference(canvas, columns, rows),
            blackness: DetailMap.blackness(canvas, columns, rows)))
      }
    }
    self.tiles = tiles
  }

  /// The fraction of neighbouring pixels in the whole picture that differ, from 0 to 1.
  var difference: Double { tiles.reduce(0) { $0 + $1.difference } / Double(max(1, tiles.count)) }

  /// The fraction of the pixels of the whole picture that are black, from 0 to 1.
  var blackness: Double { tiles.reduce(0) { $0 + $1.blackness } / Double(max(1, tiles.count)) }

  private static func blackness(_ canvas: Canvas, _ columns: Range<Int>, _ rows: Range<Int>) -> Double {
    let nothing: UInt32 = canvas.output == .glyph ? 0x20 : 0
    var black = 0
    for j in rows {
      for i in columns where !differ(canvas.pixels[j * canvas.frame.width + i], nothing, canvas.output) {
        black += 1
      }
    }
    return Double(black) / Double(max(1, rows.count * columns.count))
  }

  private static func difference(_ canvas: Canvas, _ columns: Range<Int>, _ rows: Range<Int>) -> Double {
    let width = canvas.frame.width
    var (pairs, different) = (0, 0)
    for j in rows {
      for i in columns {
        let here = canvas.pixels[j * width + i]
        if i + 1 < width {
          pairs += 1
          if differ(here, canvas.pixels[j * width + i + 1], canvas.output) { different += 1 }
        }
        if j + 1 < canvas.frame.height {
          pairs += 1
          if differ(here, canvas.pixels[(j + 1) * width + i], canvas.output) { different += 1 }
        }
      }
    }
    return pairs == 0 ? 0 : Double(different) / Double(pairs)
  }

  private static func differ(_ one: UInt32, _ other: UInt32, _ output: KernelOutput) -> Bool {
    if output == .glyph { return one != other }
    let (one, other) = (RGB(hex: one), RGB(hex: other))
    func distance(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }
    return distance(one.red, other.red) + distance(one.green, other.green) + distance(one.blue, other.blue)
      >= threshold
  }
}
