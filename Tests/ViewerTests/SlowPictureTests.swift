import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Pictures that take long") @MainActor
struct SlowPictureTests {
  /// A kernel that takes a tenth of a second for a picture of the test's size, whatever the view.
  private let text = """
    param turns: int = 12000 in 1..100000;
    program (point: complex, iterations: int) -> int {
      var z = point; var n = 0;
      for i in 0..turns { z = z * 0.5 + point; n += if norm(z) > 1 { 1 } else { 0 }; }
      n % 97 + (point.re * 9) as int + iterations % 7
    }
    """

  /// Whether the pane shows the picture in the colours of the session's ink.
  private func isRight(_ viewer: TestViewer) throws -> Bool {
    let pane = try #require(viewer.session.panes.first)
    guard case .done(let picture)? = pane.outcome else { return false }
    let frame = picture.frame
    let colouring = viewer.session.ink.colouring(iterations: frame.iterations, like: picture)
    return (0..<frame.width * frame.height).allSatisfy { index in
      let (i, j) = (index % frame.width, index / frame.width)
      return pane.canvas?.colour(i, j) == colouring.colour(picture[i, j])
    }
  }

  @Test("have all their pixels in one scale, including those seen first", arguments: CountScale.allCases)
  func scale(_ scale: CountScale) throws {
    let viewer = try TestViewer("./slow.rast", text: text, width: 30, height: 12) {
      ($0.backend, $0.view.scale) = (.compiled, scale)
    }
    viewer.settle()
    #expect(try isRight(viewer))
  }

  @Test("are recoloured like any other, after everything that renders them again")
  func recolour() throws {
    let viewer = try TestViewer("./slow.rast", text: text, width: 30, height: 12) { $0.backend = .compiled }
    viewer.settle()
    for keys in [[Key("+")], [Key("l"), Key("+")], [Key("]")], [Key("p"), Key(.right), Key(.escape)]] {
      for key in keys { viewer.press(key) }
      for colour in ["c", ">", "i", "S"] as [Character] {
        viewer.press(Key(colour))
        #expect(try isRight(viewer), "after \(keys) and \(colour)")
      }
    }
  }
}
