import Rast

/// Bookmarks as a list shows them. Made on any thread, as there may be any number of them.
struct BookmarkList: Sendable {
  /// The bookmarks.
  let bookmarks: [Bookmark]
  /// How many columns the widest of their lines takes.
  private(set) var widest = 0

  init(_ bookmarks: [Bookmark], _ features: ScreenFeatures) {
    self.bookmarks = bookmarks
    for index in bookmarks.indices { widest = max(widest, ScreenText.width(text(index), features)) }
  }

  /// The line of a bookmark.
  func text(_ index: Int) -> String { "\(index + 1)  \(bookmarks[index].name)" }
}

/// Reads and changes the bookmark file on another thread, one thing after another.
struct BookmarkDesk {
  /// What became of something that was asked for.
  struct Answer: Sendable {
    /// What to tell the user.
    var notice: Notice?
    /// The bookmarks, if they were asked for and can be read.
    var list: BookmarkList?
    /// Whether the list only takes the place of one that is open.
    var isForOpenList = false
    /// Which of them is chosen.
    var chosen = 0
  }

  private struct Question {
    var errand: Errand<Answer>
    /// Whether it changes the file, so that it must not be given up.
    var isChange: Bool
  }

  private let store: BookmarkStore
  private let workshop: Workshop
  private var questions: [Question] = []
  /// What was removed, and where it was in the list, so that it can be brought back.
  private var removed: [(bookmark: Bookmark, index: Int)] = []

  init(_ surroundings: Surroundings, wake: @escaping @Sendable () -> Void) {
    store = BookmarkStore(path: surroundings.bookmarkFile)
    workshop = Workshop(surroundings, threads: 1, wake: wake)
  }

  /// Whether there is nothing to answer.
  var isIdle: Bool { questions.isEmpty }

  /// Whether a bookmark that was removed can be brought back.
  var canBringBack: Bool { !removed.isEmpty }

  /// Whether the file is being changed.
  var isChanging: Bool { questions.contains { $0.isChange && $0.errand.result == nil } }

  /// Adds a bookmark.
  mutating func add(_ bookmark: Bookmark) {
    ask(isChange: true) { [store] _ in
      Answer(
        notice: BookmarkDesk.change(store) { bookmarks in
          bookmarks.append(bookmark)
          return "kept as bookmark \(bookmarks.count): \(bookmark.name); M shows all"
        })
    }
  }

  /// Removes a bookmark that was at an index in the list, which another viewer may have changed since, and lists the
  /// others.
  mutating func remove(_ bookmark: Bookmark, at index: Int, _ features: ScreenFeatures) {
    removed.append((bookmark, index))
    changeList(chosen: index, features) { bookmarks in
      let isThere = bookmarks.indices.contains(index) && bookmarks[index] == bookmark
      guard let index = isThere ? index : bookmarks.firstIndex(of: bookmark) else {
        return "\(bookmark.name) is gone already"
      }
      return "removed \(bookmarks.remove(at: index).name); u brings it back"
    }
  }

  /// Brings back the bookmark that was removed last, and lists all.
  mutating func bringBack(_ features: ScreenFeatures) -> Changes {
    guard let (bookmark, index) = removed.popLast() else { return .say("nothing was removed") }
    changeList(chosen: index, features) { bookmarks in
      guard !bookmarks.contains(bookmark) else { return "\(bookmark.name) is there already" }
      bookmarks.insert(bookmark, at: min(index, bookmarks.count))
      return "brought back \(bookmark.name)"
    }
    return .none
  }

  /// Changes the list that is open. Says what `body` returns.
  private mutating func changeList(
    chosen: Int, _ features: ScreenFeatures, _ body: @escaping @Sendable (inout [Bookmark]) -> String
  ) {
    ask(isChange: true) { [store] token in
      let notice = BookmarkDesk.change(store, body)
      var answer = BookmarkDesk.list(store, features, token)
      (answer.notice, answer.isForOpenList, answer.chosen) = (answer.notice ?? notice, true, chosen)
      return answer
    }
  }

  /// Lists all bookmarks.
  mutating func list(_ features: ScreenFeatures) {
    for question in questions where !question.isChange { question.errand.cancel() }
    questions.removeAll { !$0.isChange }
    ask(isChange: false) { [store] token in BookmarkDesk.list(store, features, token) }
  }

  /// The next answer, in the order of the questions; nil if there is none yet.
  mutating func answer() -> Answer? {
    guard let answer = questions.first?.errand.result else { return nil }
    questions.removeFirst()
    return answer
  }

  private mutating func ask(isChange: Bool, _ work: @escaping @Sendable (CancellationToken) -> Answer) {
    questions.append(Question(errand: workshop.start(work), isChange: isChange))
  }

  private static func list(
    _ store: BookmarkStore, _ features: ScreenFeatures, _ cancellation: CancellationToken
  ) -> Answer {
    do throws(BookmarkError) {
      let contents = try store.read(cancellation)
      var answer = Answer(list: BookmarkList(contents.bookmarks, features))
      if contents.isBroken, let path = store.path {
        let text = "\(path) is broken: \(contents.bookmarks.count) of its bookmarks can be read"
        answer.notice = Notice(text: text, isWarning: true)
      }
      return answer
    } catch {
      return Answer(notice: Notice(text: "\(error)", isWarning: true))
    }
  }

  /// Reads the bookmarks, which another viewer may have changed, and writes them back. Says what `change`
  /// returns.
  private static func change(_ store: BookmarkStore, _ change: (inout [Bookmark]) -> String) -> Notice {
    do throws(BookmarkError) {
      let (text, broken) = try store.change(change)
      guard let broken else { return Notice(text: text) }
      return Notice(text: "\(text). The file was broken and is kept as \(broken)", isWarning: true)
    } catch {
      return Notice(text: "\(error)", isWarning: true)
    }
  }
}
