import Colour
import Rast
import Testing

@testable import Fractal

@Suite("Anti-aliasing")
struct SupersamplingTests {
  private func colouring(_ picture: Picture) -> Colouring {
    Colouring(palette: .standard, scale: .standard, for: picture)
  }

  private func raster(
    _ text: String, _ region: Region = Region(0, 0, 1, 1), width: Int, height: Int, samples: Int,
    bandSize: Int = 1 << 22
  ) throws -> Raster {
    let renderer = try Renderer(try kernel(text), backend: .lanes, threads: 2)
    let frame = Frame(region: region, width: width, height: height, iterations: 100)
    return try Supersampling(renderer, samples: samples, bandSize: bandSize).render(frame) { colouring($0) }
  }

  private func colours(_ raster: Raster) -> [RGB] {
    (0..<raster.height).flatMap { j in (0..<raster.width).map { i in raster[i, j] } }
  }

  @Test("half black and half white is the grey of half the light, not half the number")
  func linear() throws {
    let text = "program (x: float) -> (float, float, float) { let w = floor(2 * x) % 2; (w, w, w) }"
    let raster = try raster(text, Region(0, 0, 4, 1), width: 4, height: 1, samples: 2)
    // 0.5 of the light is encoded as 0.7354.
    #expect(colours(raster) == Array(repeating: RGB(188, 188, 188), count: 4))
  }

  @Test("with one point per pixel it is the picture itself")
  func single() throws {
    let text = try #require(ShippedProgram.named("mandelbrot")).text
    let region = Region(-2, -1.25, 0.5, 1.25)
    let renderer = try Renderer(try kernel(text), backend: .compiled)
    let picture = try renderer.render(Frame(region: region, width: 31, height: 17, iterations: 100))
    let expected = picture.all.map { colouring(picture).colour($0) }
    #expect(colours(try raster(text, region, width: 31, height: 17, samples: 1)) == expected)
  }

  @Test("bands make no difference", arguments: [1, 500, 3000])
  func bands(_ size: Int) throws {
    // Powers of two, so that the points of each band agree to the bit.
    let text = try #require(ShippedProgram.named("mandelbrot")).text
    let region = Region(-2, -1, 0, 1)
    let whole = try raster(text, region, width: 32, height: 32, samples: 4)
    let banded = try raster(text, region, width: 32, height: 32, samples: 4, bandSize: size)
    #expect(colours(banded) == colours(whole))
  }

  /// All points of the picture are rendered, and it is cancelled before they are coloured.
  @Test("colouring can be cancelled, just as rendering can")
  func cancelledColouring() throws {
    let renderer = try Renderer(try kernel("program () -> int { 1 }"), backend: .lanes, threads: 2)
    let frame = Frame(region: Region(0, 0, 1, 1), width: 64, height: 64, iterations: 100)
    let points = try renderer.render(frame)
    let cancellation = CancellationToken()
    let supersampling = Supersampling(renderer, samples: 2)
    #expect(try supersampling.means(of: points, colouring(points), cancellation).count == 32 * 32)
    cancellation.cancel()
    #expect(throws: RenderError.cancelled) {
      try supersampling.means(of: points, colouring(points), cancellation)
    }
  }

  /// A picture of one colour becomes so few bytes that, by size alone, they would only be passed on at the end.
  @Test("writing can be stopped every few rows", arguments: ["ansi", "ppm", "png"])
  func endedWriting(_ name: String) throws {
    let format = try #require(PictureFormats.named(name)?.mixing(.count))
    let renderer = try Renderer(try kernel("program () -> int { 1 }"), backend: .lanes, threads: 2)
    let frame = Frame(region: Region(0, 0, 1, 1), width: 1024, height: 1024, iterations: 100)
    let raster = try Supersampling(renderer, samples: 1).render(frame) { colouring($0) }
    var pieces = 0
    format.encode(colours: raster, nil).write { _ in pieces += 1 }
    #expect(pieces >= 16)
  }

  @Test("every encoded value comes back from its light")
  func encoding() {
    for byte in 0...255 {
      var light = LightSum()
      let grey = RGB(UInt8(byte), 0, UInt8(255 - byte))
      for _ in 0..<3 { light.add(grey, LinearLight.intensities) }
      #expect(light.mean == grey)
    }
    #expect(LightSum().mean == .black)
  }

  @Test("a picture that is too large is refused before anything is rendered")
  func size() throws {
    let renderer = try Renderer(try kernel("program () -> int { while true {} 1 }"), backend: .compiled)
    for (width, height, samples) in [(1 << 21, 1, 16), (1 << 20, 1 << 20, 1), (0, 5, 2), (5, -1, 2)] {
      let frame = Frame(region: Region(0, 0, 1, 1), width: width, height: height, iterations: 5)
      #expect(throws: RenderError.badSize(width, height)) {
        try Supersampling(renderer, samples: samples).render(frame) { colouring($0) }
      }
    }
  }

  @Test("a failure names the pixel of the picture, and its own point")
  func failure() throws {
    let kernel = try kernel("program (y: float) -> int { if y >= 2.5 { 1 / 0 } else { 1 } }")
    let renderer = try Renderer(kernel, backend: .lanes, threads: 2)
    let frame = Frame(region: Region(0, 0, 1, 4), width: 4, height: 4, iterations: 5)
    let error = #expect(throws: RenderError.self) {
      try Supersampling(renderer, samples: 2, bandSize: 32).render(frame) { colouring($0) }
    }
    guard case .failed(let failure)? = error else { throw Wrong() }
    // The small picture by which colours are chosen has no point there, or fails at one of its own.
    #expect(failure.j == 3 && failure.point.im == 3 || failure.j == 2 && failure.point.im == 2.5)
  }

  @Test("stops when it is cancelled")
  func cancellation() throws {
    let renderer = try Renderer(try kernel("program () -> int { while true {} 1 }"), backend: .lanes)
    let token = CancellationToken()
    let frame = Frame(region: Region(0, 0, 1, 1), width: 10, height: 10, iterations: 5)
    token.cancel()
    #expect(throws: RenderError.cancelled) {
      try Supersampling(renderer, samples: 2).render(frame, cancellation: token) { colouring($0) }
    }
  }

  private struct Wrong: Error {}
}
