import Rast

/// The kernels that can be chosen, as a list shows them. Made on any thread, as there may be any number of them.
struct KernelList: Sendable {
  struct Item: Sendable {
    var origin: KernelOrigin
    var summary: String
  }

  /// The kernels.
  let items: [Item]
  /// The most characters that a name has.
  private let nameWidth: Int

  /// All kernels of a library.
  init(_ library: KernelLibrary) {
    items = library.all().map { Item(origin: $0, summary: library.summary(of: $0)) }
    nameWidth = items.map(\.origin.shortName.count).max() ?? 0
  }

  /// The line of a kernel.
  func text(_ item: Item, isCurrent: Bool) -> String {
    let name = item.origin.shortName
    return (isCurrent ? "• " : "  ") + name + String(repeating: " ", count: nameWidth - name.count) + "  "
      + item.summary
  }

  /// Some of the kernels.
  struct Selection: Sendable {
    var items: [Item] = []
    /// How many columns the widest of their lines takes.
    var widest = 0
  }

  /// The kernels whose name begins with a filter, then those with all of its words in their name, and then those with
  /// all of them in their name and summary.
  func selection(_ filter: String, _ features: ScreenFeatures, _ cancellation: CancellationToken) -> Selection
  {
    let fitting = filter.isEmpty ? items : fitting(filter.lowercased(), cancellation)
    var widest = 0
    for item in fitting where !cancellation.isCancelled {
      widest = max(widest, ScreenText.width(text(item, isCurrent: false), features))
    }
    return Selection(items: fitting, widest: widest)
  }

  /// Compares bytes: comparing characters takes long where many marks are typed over one.
  private func fitting(_ filter: String, _ cancellation: CancellationToken) -> [Item] {
    let words = filter.split(separator: " ").map { Array($0.utf8) }
    func fits(_ text: String) -> Bool {
      let text = Array(text.lowercased().utf8)
      return words.allSatisfy { text.count >= $0.count && text.contains($0) }
    }
    var ranks: [[Item]] = [[], [], []]
    for item in items where !cancellation.isCancelled {
      if item.origin.shortName.lowercased().utf8.starts(with: filter.utf8) {
        ranks[0].append(item)
      } else if fits(item.origin.name) {
        ranks[1].append(item)
      } else if fits(item.origin.name + " " + item.summary) {
        ranks[2].append(item)
      }
    }
    return ranks.flatMap { $0 }
  }
}
