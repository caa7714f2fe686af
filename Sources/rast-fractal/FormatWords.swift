import Fractal

/// What options and messages say about the formats.
extension PictureFormats {
  /// The units in which sizes are counted.
  static var sizeUnits: String {
    let ofPixels = all.filter { $0.cell(.count) == .pixel }.map(\.name)
    return "cells, or pixels of a \(ofPixels.joined(separator: " or "))"
  }

  /// The formats that write colours.
  static var ofColours: String {
    let names = all.compactMap { $0.mixing(.count)?.name }
    return "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
  }

  /// The lengths of a side for which none is chosen.
  static func defaults(_ side: (_ size: (width: Int, height: Int)) -> Int) -> String {
    let standard = side(ascii.standardSize)
    let others = all.filter { side($0.standardSize) != standard }
    return (["default: \(standard)"] + others.map { "\($0.name): \(side($0.standardSize))" })
      .joined(separator: "; ")
  }
}
