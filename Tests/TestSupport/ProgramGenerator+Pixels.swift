import Rast

/// The inputs of kernels, and the points that they are run on.
extension ProgramGenerator {
  /// The number of pixels that a kernel is run for.
  public static let pixels = 200

  /// Any of the inputs, in any order.
  mutating func kernelInputs() -> [Variable] {
    let isPoint = random.chance(60)
    note(isPoint ? .pointKernel : .coordinateKernel)
    var inputs: [Variable] = []
    if isPoint {
      if random.chance(95) { inputs.append(Variable(name: "point", type: .complex)) }
    } else {
      for name in ["x", "y"] where random.chance(95) { inputs.append(Variable(name: name, type: .float)) }
    }
    if random.chance(75) { inputs.append(Variable(name: "iterations", type: .int)) }
    if random.chance(25) { inputs.append(Variable(name: "time", type: .float)) }
    return inputs.shuffled(using: &random)
  }

  /// A value that differs from pixel to pixel, if there are inputs that do.
  mutating func pixelValue(_ type: Type) -> Fragment? {
    let seen = visible.filter { variable in
      inputs.contains { $0.name == variable.name && $0.type == variable.type && $0.name != "time" }
    }
    guard let path = random.pick(seen.flatMap { paths(from: $0.name, $0.type, to: .float) }) else {
      return nil
    }
    switch type {
    case .float: return Fragment(text: path)
    case .int:
      return Fragment(text: "(\(path) * \(random.choose((3, "8.0"), (1, "1e3")))) as int", level: .cast)
    case .bool: return Fragment(text: "\(path) < \(random.below(3)).\(random.below(9))", level: .comparison)
    case .complex:
      let isPoint = seen.contains { $0.name == "point" } && random.chance(80)
      let other = random.pick(seen.flatMap { paths(from: $0.name, $0.type, to: .float) }) ?? path
      return Fragment(text: isPoint ? "point" : "complex(\(path), \(other))")
    case .unit, .char, .str, .tuple: return nil
    }
  }

  /// The inputs of each pixel: a grid, with something odd here and there.
  mutating func pixels() -> [[Value]] {
    let span = random.choose((75, 4.0), (10, 0.01), (5, 0.0), (10, 1e3))
    let (centerX, centerY) = (Double(random.within(-10...5)) / 10, Double(random.within(-10...10)) / 10)
    let (iterations, time) = (random.choose((85, random.within(1...60)), (15, int())), float())
    let isSteady = random.chance(85)
    return (0..<ProgramGenerator.pixels).map { index in
      var x = centerX + (Double(index % 20) / 20 - 0.5) * span
      var y = centerY + (Double(index / 20) / 10 - 0.5) * span
      if random.chance(3) { x = float() }
      if random.chance(3) { y = float() }
      return inputs.map { input in
        switch input.name {
        case "x": .float(x)
        case "y": .float(y)
        case "point": .complex(Complex(x, y))
        case "iterations": .int(isSteady ? iterations : random.within(0...60))
        case _: .float(isSteady ? time : float())
        }
      }
    }
  }
}
