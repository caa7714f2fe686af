import Colour

/// The colours that a screen's palette is redefined to: those of the picture as long as there is room, and after that
/// the best choice for it. They seldom change, since each change has to be sent.
struct AdaptivePalette: Sendable {
  /// How many there may be.
  let capacity: Int
  /// The colours so far; their indices are their numbers.
  private(set) var colours: [RGB] = []
  private var seen: [Oklab] = []
  /// The number of each colour that was asked for: its own, or that of the nearest colour.
  private var numbers: [RGB: Int] = [:]
  /// The mean of the squared errors when all of the colours were last chosen.
  private var expectedError: Float = 0

  /// Colours that are closer than this need not be told apart.
  private static let tolerance: Float = 0.004
  private static let memory = 1 << 16

  init(capacity: Int) { self.capacity = capacity }

  /// The number of the colour that looks most like the given one.
  mutating func nearest(to colour: RGB) -> Int {
    if let number = numbers[colour] { return number }
    return search(for: colour).number
  }

  /// Adapts the colours to those of a picture, and gives the numbers of those that are new or have changed.
  mutating func adapt(to picture: Set<RGB>) -> Range<Int> {
    let before = colours.count
    var squares: Float = 0
    for colour in picture {
      let number = numbers[colour] ?? take(colour)
      squares += seen[number].squaredDistance(to: Oklab(colour))
    }
    let error = squares / Float(max(1, picture.count))
    guard error > max(Self.tolerance * Self.tolerance, 2 * expectedError) else {
      return before..<colours.count
    }
    choose(picture)
    return 0..<colours.count
  }

  /// The number of a colour that was not asked for before; it joins the palette if there is room.
  private mutating func take(_ colour: RGB) -> Int {
    let (number, distance) = search(for: colour)
    guard colours.count < capacity, distance > Self.tolerance * Self.tolerance else { return number }
    colours.append(colour)
    seen.append(Oklab(colour))
    numbers[colour] = colours.count - 1
    return colours.count - 1
  }

  private mutating func search(for colour: RGB) -> (number: Int, distance: Float) {
    let wanted = Oklab(colour)
    var best = (number: 0, distance: Float.infinity)
    for (number, candidate) in seen.enumerated() {
      let distance = candidate.squaredDistance(to: wanted)
      if distance < best.distance { best = (number, distance) }
    }
    if numbers.count >= Self.memory { numbers.removeAll(keepingCapacity: true) }
    if !seen.isEmpty { numbers[colour] = best.number }
    return best
  }

  /// Chooses all colours anew.
  private mutating func choose(_ picture: Set<RGB>) {
    colours = ColourChoice.colours(of: picture, count: capacity)
    seen = colours.map(Oklab.init)
    numbers = [:]
    let squares = picture.reduce(0) { sum, colour in sum + search(for: colour).distance }
    expectedError = squares / Float(max(1, picture.count))
  }
}
