import Glibc

/// What to ask a terminal to find out whether it shows pixels.
struct PixelQuestion: Hashable, Sendable {
  /// Whether the terminal is on another machine, where it can't fetch anything from this one's files or memory.
  let isRemote: Bool

  /// What the environment says; nil if there is no use in asking: tmux and GNU screen pass on neither questions nor pixels.
  init?(_ environment: (String) -> String?) {
    func has(_ name: String) -> Bool { !(environment(name) ?? "").isEmpty }
    let name = environment("TERM") ?? ""
    guard !has("TMUX"), !has("STY"), !name.hasPrefix("tmux"), !name.hasPrefix("screen") else { return nil }
    isRemote = has("SSH_CONNECTION") || has("SSH_CLIENT") || has("SSH_TTY")
  }

  init(isRemote: Bool) { self.isRemote = isRemote }
}

/// Finds out whether the terminal shows pixels, from what it answers. The device attributes are the last answer, whatever
/// else the terminal knows.
struct PixelProbe {
  private let question: PixelQuestion
  /// The ways of kitty's protocol that work.
  private var media: Set<KittyMedium> = []
  private var limits = SixelLimits()
  private var hasSixels = false
  /// Whether the last answer has come.
  private(set) var isOver = false
  /// The pixels that the terminal was asked to fetch.
  private var parcels: [KittyParcel] = []

  /// The number of the image by which each way is tried.
  private static let images: [(number: Int, medium: KittyMedium)] = [
    (7_301, .line), (7_302, .temporaryFile), (7_303, .sharedMemory),
  ]

  init(_ question: PixelQuestion) { self.question = question }

  /// The questions.
  mutating func begin() -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, medium) in Self.images {
      guard let payload = payload(of: medium, number) else { continue }
      bytes += KittyCommand.question(number, payload)
    }
    return bytes + ControlString.sixelQuestions + ControlString.attributesQuestion
  }

  /// A single pixel.
  private mutating func payload(of medium: KittyMedium, _ number: Int) -> KittyCommand.Payload? {
    let pixel: [UInt8] = [0, 0, 0]
    guard let kind = medium.parcelKind else { return .direct(pixel) }
    guard !question.isRemote, let parcel = KittyParcel(kind, number: number, pixel) else { return nil }
    parcels.append(parcel)
    return parcel.payload
  }

  /// Takes an answer.
  mutating func take(_ answer: TerminalAnswer) {
    switch answer {
    case .image(let number, let isStored):
      guard isStored, let image = Self.images.first(where: { $0.number == number }) else { return }
      media.insert(image.medium)
    case .sixelSize(let width, let height): limits.take(width: width, height: height)
    case .sixelColours(let colours): limits.take(colours: colours)
    case .attributes(let numbers):
      // The first number is what the terminal is compatible with; 4 means sixels.
      hasSixels = numbers.dropFirst().contains(4)
      isOver = true
      end()
    }
  }

  /// Removes what the terminal has not fetched.
  mutating func end() {
    for parcel in parcels { parcel.remove() }
    parcels = []
  }

  /// How the terminal shows pixels, as far as it has answered; nil if it does not.
  var support: PixelSupport? {
    let fastest = media.max()
    // Sixels are fewer bytes than what kitty's protocol sends through the line.
    if hasSixels, fastest == nil || fastest == .line { return .sixel(limits) }
    return fastest.map { .kitty($0) }
  }
}
