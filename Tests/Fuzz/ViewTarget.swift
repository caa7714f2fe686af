import Foundation
import Fractal
import Rast

@testable import Viewer

/// Views that come from outside: as text, in bookmark files, and in the texts of a PNG.
final class ViewTarget: Target {
  var isLedByComparisons: Bool { true }

  func run(_ bytes: [UInt8]) -> Bool {
    if let text = PNGText(bytes) {
      // Views are read from a PNG's text.
      if let view = text.view { read(view) }
    } else if bytes.first == UInt8(ascii: "[") {
      readBookmarks(bytes)
    } else {
      read(String(decoding: bytes, as: UTF8.self))
    }
    return true
  }

  /// Checks that a view that is written and read again is the same.
  private func read(_ text: String) {
    do throws(ViewTextError) {
      let view = try ViewText(parsing: text)
      checkWritten(view)
      resolve(view)
    } catch {
      checkLine("\(error)")
    }
  }

  private func checkWritten(_ view: ViewText) {
    let line = view.description
    checkLine(line)
    if line.contains("'") { fail("an apostrophe in \(line)") }
    guard (try? ViewText(parsing: line)) == view else {
      fail("\(view) is another view when it is read again")
    }
  }

  /// Does what the front end does with a view of a shipped kernel before it renders.
  private func resolve(_ view: ViewText) {
    for (name, value) in view.settings {
      do throws(ParamError) {
        _ = try ViewTarget.program.setting([name: ViewTarget.program.paramValue(name, parsing: value)])
      } catch {
        checkLine("\(error)")
      }
    }
  }

  private func readBookmarks(_ bytes: [UInt8]) {
    guard let bookmarks = try? JSONDecoder().decode([Bookmark].self, from: Data(bytes)) else { return }
    // What was read from a file can be written, and reads back the same.
    guard let data = try? JSONEncoder().encode(bookmarks) else { fail("\(bookmarks) can't be written") }
    guard let again = try? JSONDecoder().decode([Bookmark].self, from: data), again == bookmarks else {
      fail("\(bookmarks) are others when they are read again")
    }
    for bookmark in bookmarks { resolve(bookmark.view) }
  }

  /// Checks that nothing in a line can change the terminal that it is written to.
  private func checkLine(_ text: String) {
    for scalar in text.unicodeScalars where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
      fail("U+\(String(scalar.value, radix: 16)) in \(text.debugDescription)")
    }
  }

  /// A kernel with a param of each type.
  private static let program: TypedProgram = {
    let text = """
      param n: int = 3 in 0..9; param f: float = 0.5; param seed: complex = 0.3+0i; param b: bool = true;
      param c: char = 'c'; param s: str = "s"; param t: (float, (int, bool)) = (0.5, (1, true));
      program (point: complex) -> int { n }
      """
    guard let program = Analysis(SourceFile(path: "params.rast", text: text)).program else {
      fatalError("the program of params is wrong")
    }
    return program
  }()
}
