import Testing

@testable import Fractal

@Suite("The order of pixels")
struct PixelOrderTests {
  @Test(
    "has every pixel once, coarse ones first",
    arguments: [(1, 1, 8), (8, 8, 8), (9, 7, 4), (64, 33, 16), (3, 100, 16), (20, 20, 1)])
  func all(_ width: Int, _ height: Int, _ coarsest: Int) {
    let order = PixelOrder(width: width, height: height, coarsest: coarsest)
    let pixels = (0..<order.count).map { order[$0] }
    #expect(pixels.sorted() == Array(0..<width * height))
    var start = 0
    for pass in order.passes {
      for place in start..<pass.end {
        #expect(pixels[place] % width % pass.step == 0 && pixels[place] / width % pass.step == 0)
      }
      // After the pass, all pixels of its grid are done.
      #expect(pass.end == ((width - 1) / pass.step + 1) * ((height - 1) / pass.step + 1))
      start = pass.end
    }
    #expect(order.passes.map(\.step).first == coarsest && order.passes.map(\.step).last == 1)
  }

  @Test("puts pixels that can wait last, in reading order")
  func postponing() {
    let order = PixelOrder(width: 6, height: 6, coarsest: 4).postponing { $0 % 6 < 4 }
    let pixels = (0..<order.count).map { order[$0] }
    #expect(pixels.sorted() == Array(0..<36))
    #expect(pixels.prefix(12).allSatisfy { $0 % 6 >= 4 } && pixels[0] == 4)
    #expect(pixels.suffix(24) == pixels.suffix(24).sorted()[...])
    #expect(order.passes.last == PixelOrder.Pass(step: 1, end: 36))
  }

  @Test("a pace follows how long pixels take: slowly upwards, and downwards at once")
  func pace() {
    var pace = Pace(1...2048, secondsPerPixel: nil)
    #expect(pace.limit == 1)
    for expected in [4, 16, 64] {
      pace.note(pixels: pace.limit, seconds: 1e-6 * Double(pace.limit))
      #expect(pace.limit == expected)
    }
    pace.note(pixels: 64, seconds: 64)
    #expect(pace.limit == 1)
    #expect(Pace(64...2048, secondsPerPixel: 1).limit == 64)
    #expect(Pace(64...2048, secondsPerPixel: 1e-9).limit == 2048)
    #expect(Pace(1...2048, secondsPerPixel: 1e-4).limit == 80)
  }
}
