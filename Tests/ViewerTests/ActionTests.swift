import Files
import Fractal
import Rast
import TestSupport
import Testing

@testable import Viewer

@Suite("Actions") @MainActor
struct ActionTests {
  @Test("all are in the table once, with a help and something that sets them off")
  func table() {
    #expect(ActionTable.rows.map(\.action.rawValue).sorted() == Action.allCases.map(\.rawValue).sorted())
    for row in ActionTable.rows {
      #expect(!row.name.isEmpty && !row.help.isEmpty && !row.triggers.isEmpty, "\(row.action)")
      for trigger in row.triggers { #expect(ActionTable.action(trigger) == row.action, "\(trigger.text)") }
    }
    let all = ActionTable.rows.flatMap(\.triggers)
    #expect(Set(all).count == all.count)
  }

  @Test("the help screen has every row of the table")
  func help() throws {
    let viewer = try TestViewer(width: 100, height: 24)
    viewer.press(Key("?"))
    var seen: Set<String> = []
    for _ in ActionTable.rows.indices {
      seen.formUnion(viewer.rows.flatMap { $0.split(separator: "│").map(String.init) })
      viewer.press(Key(.down))
    }
    for row in ActionTable.rows {
      let isShown = seen.contains { line in
        line.contains(row.help) && row.triggers.allSatisfy { line.contains($0.text) }
      }
      #expect(isShown, "\(row.action)")
    }
    viewer.press(Key(.escape))
    #expect(!viewer.text.contains("scroll"))
  }

  @Test("the README's list of keys is the table's")
  func readme() throws {
    #expect(try Golden.readme("keys", found: ActionTable.markdown) == ActionTable.markdown)
  }

  @Test(
    "each key changes the screen, or asks the front end for something",
    arguments: ActionTable.rows.flatMap { row in row.triggers.map { (row.action, $0) } })
  func effect(_ action: Action, _ trigger: Trigger) throws {
    let viewer = try TestViewer("mandelbrot", width: 80, height: 24)
    viewer.settle()
    // This leaves something to go back to, take back, close, and remove.
    viewer.press(Key("+"), Key("+"), Key("u"))
    if action == .closePanel { viewer.press(Key("?")) }
    viewer.pass(.seconds(10))
    let before = viewer.screen
    switch trigger {
    case .key(let key): viewer.press(key)
    case .mouse(.click):
      viewer.mouse(.press(.left), 10, 5)
      viewer.mouse(.release(.left), 10, 5)
    case .mouse(.drag):
      viewer.mouse(.press(.left), 10, 5)
      viewer.mouse(.drag(.left), 14, 8)
      viewer.mouse(.release(.left), 14, 8)
    case .mouse(.rightClick):
      viewer.mouse(.press(.right), 10, 5)
      viewer.mouse(.release(.right), 10, 5)
    case .mouse(.wheelUp): viewer.mouse(.wheelUp, 10, 5)
    case .mouse(.wheelDown): viewer.mouse(.wheelDown, 10, 5)
    }
    let request = viewer.session.takeRequest()
    switch action {
    case .quit: #expect(request == .quit)
    case .suspend: #expect(request == .suspend)
    case .redraw: #expect(request == .redraw)
    case .edit:
      #expect(request == .edit(path: viewer.folder.path + "/mandelbrot.rast"))
      #expect(viewer.folder.names.contains("mandelbrot.rast"))
    case _:
      #expect(request == nil)
      viewer.pass(.milliseconds(100))
      viewer.settle()
      #expect(viewer.screen != before, "\(trigger.text)")
    }
  }
}

extension ActionTable {
  /// The table of keys for the README, in Markdown.
  fileprivate static var markdown: String {
    var text = "| keys | what they do |\n|---|---|\n"
    for group in ActionGroup.allCases {
      text += "| **\(group.rawValue)** | |\n"
      for row in rows where row.group == group {
        let keys = row.triggers.map { trigger -> String in
          switch trigger {
          case .key: "`\(trigger.text)`"
          case .mouse: trigger.text
          }
        }
        text += "| \(keys.joined(separator: " ")) | \(row.help) |\n"
      }
    }
    return text
  }
}
