import Glibc
import TestSupport
import Testing

@testable import Terminal

@Suite("Pixels as sixels")
struct SixelTests {
  /// A picture and its sixels.
  private func drawn(
    _ pixels: [UInt32], width: Int, limit: Int = SixelEncoder.mostColours
  ) throws -> (IndexedPixels, SixelDecoder) {
    let height = pixels.count / width
    let picture = pixels.withUnsafeBufferPointer {
      IndexedPixels($0, width: width, height: height, limit: limit)
    }
    return (
      picture, try SixelDecoder(SixelEncoder.bytes(picture, columns: 0..<width, rows: 0..<height))
    )
  }

  /// A colour as a terminal shows it that is told its parts in percent.
  static func rounded(_ colour: UInt32) -> UInt32 {
    var result: UInt32 = 0
    for shift in [16, 8, 0] as [UInt32] {
      let percent = ((colour >> shift & 0xFF) * 100 + 127) / 255
      result |= ((percent * 255 + 50) / 100) << shift
    }
    return result
  }

  /// How much two pictures differ, in decibels below the strongest signal.
  private func peakRatio(_ a: [UInt32], _ b: [UInt32?]) -> Double {
    var sum = 0.0
    for (a, b) in zip(a, b) {
      for shift in [16, 8, 0] as [UInt32] {
        let distance = Double(a >> shift & 0xFF) - Double((b ?? 0) >> shift & 0xFF)
        sum += distance * distance
      }
    }
    return 10 * log10(255 * 255 / (sum / Double(3 * a.count)))
  }

  /// A picture like that of a fractal with smooth colours.
  private func smooth(_ width: Int, _ height: Int) -> [UInt32] {
    (0..<width * height).map { place in
      let (x, y) = (Double(place % width) / Double(width), Double(place / width) / Double(height))
      let turn = 9 * sin(3 * x + 2 * y * y) + 4 * cos(7 * x * y)
      func part(_ phase: Double) -> UInt32 { UInt32(127.5 + 127.4 * sin(turn + phase)) }
      return part(0) << 16 | part(1) << 8 | part(2)
    }
  }

  @Test("pictures of few colours have these colours", arguments: 0..<40)
  func exact(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (width, height) = (1 + random.below(90), 1 + random.below(40))
    let count = 1 + random.below(254)
    let colours = (0..<count).map { _ in UInt32(random.below(1 << 24)) }
    // Runs as well as single pixels.
    var pixels: [UInt32] = []
    while pixels.count < width * height {
      let run = random.chance(50) ? 1 : random.below(40)
      pixels += Array(repeating: random.pick(colours) ?? 0, count: run)
    }
    pixels.removeLast(pixels.count - width * height)
    let (picture, decoded) = try drawn(pixels, width: width)
    #expect(decoded.width == width && decoded.height == height)
    #expect(Set(picture.colours) == Set(pixels) && picture.colours.count == Set(pixels).count)
    #expect(decoded.pixels == pixels.map { Self.rounded($0) })
  }

  @Test("pictures of many colours come close, with as many as there may be")
  func many() throws {
    let pixels = smooth(320, 200)
    #expect(Set(pixels).count > 1000)
    let (picture, decoded) = try drawn(pixels, width: 320)
    #expect(picture.colours.count == 254 && decoded.colours.count == 254)
    #expect(peakRatio(pixels, decoded.pixels) > 35)
    let (few, coarse) = try drawn(pixels, width: 320, limit: 16)
    #expect(few.colours.count == 16 && coarse.colours.count == 16)
    #expect(peakRatio(pixels, coarse.pixels) > 18)
  }

  @Test("one colour more than there may be is still close")
  func oneMore() throws {
    let pixels = (0..<255).map { UInt32($0) << 16 | UInt32(255 - $0) }
    let (picture, decoded) = try drawn(pixels, width: 17)
    #expect(picture.colours.count <= 254)
    #expect(peakRatio(pixels, decoded.pixels) > 35)
  }

  @Test("a part of a picture is that part, in the same colours")
  func part() throws {
    let pixels = smooth(64, 50)
    let picture = pixels.withUnsafeBufferPointer { IndexedPixels($0, width: 64, height: 50, limit: 254) }
    let whole = try SixelDecoder(SixelEncoder.bytes(picture, columns: 0..<64, rows: 0..<50))
    let part = try SixelDecoder(SixelEncoder.bytes(picture, columns: 9..<40, rows: 13..<47))
    #expect(part.width == 31 && part.height == 34)
    for y in 0..<34 {
      for x in 0..<31 { #expect(part.pixels[y * 31 + x] == whole.pixels[(y + 13) * 64 + x + 9]) }
    }
  }

  @Test("one colour takes few bytes")
  func uniform() throws {
    let (_, decoded) = try drawn(Array(repeating: 0x123456, count: 600 * 60), width: 600)
    #expect(decoded.pixels.allSatisfy { $0 == Self.rounded(0x123456) })
    let pixels = [UInt32](repeating: 0, count: 600 * 60)
    let picture = pixels.withUnsafeBufferPointer { IndexedPixels($0, width: 600, height: 60, limit: 254) }
    #expect(SixelEncoder.bytes(picture, columns: 0..<600, rows: 0..<60).count < 150)
  }

  @Test("a picture of 1280 × 720 takes the processor a moment")
  func cost() throws {
    let pixels = smooth(1280, 720)
    let spent = ProcessorTime.of {
      let picture = pixels.withUnsafeBufferPointer { IndexedPixels($0, width: 1280, height: 720, limit: 254) }
      #expect(!SixelEncoder.bytes(picture, columns: 0..<1280, rows: 0..<720).isEmpty)
    }
    // About 15 ms on a machine that has nothing else to do.
    #expect(spent < .milliseconds(150))
  }
}
