/// Registers that nothing writes once a run has begun, and that are the same for all pixels. All lanes of all files
/// have their values before the first lane moves, so that lanes need not take them along.
struct SteadyRegisters {
  /// A register, and the place of its value among the uniforms of a batch.
  struct Place {
    var offset: Int
    var word: Int
  }

  private let places: [Place]
  /// The values in the files; none before the first batch.
  private var values: [UInt64] = []

  init(_ places: [Place]) { self.places = places }

  /// Takes the values for a batch; false if the files have them already.
  mutating func take(_ batch: Batch) -> Bool {
    let new = places.map { batch.uniform($0.word) }
    defer { values = new }
    return values != new
  }

  /// Gives a file's lanes the values.
  func fill(_ file: Lanes, _ lanes: Int) {
    for (place, value) in zip(places, values) {
      (file.cells + place.offset).assumingMemoryBound(to: UInt64.self).update(repeating: value, count: lanes)
    }
  }
}
