/// What to ask a terminal to find out whether it shows pixels.
struct PixelQuestion: Hashable, Sendable {
  /// Whether the terminal is on another machine, where it can't fetch anything from this one's files or memory.
  let isRemote: Bool

  /// What the environment says; nil if there is no use in asking: tmux and GNU screen pass on neither questions nor
  /// pixels.
  init?(_ environment: (String) -> String?) {
    func has(_ name: String) -> Bool { !(environment(name) ?? "").isEmpty }
    let name = environment("TERM") ?? ""
    guard !has("TMUX"), !has("STY"), !name.hasPrefix("tmux"), !name.hasPrefix("screen") else { return nil }
    isRemote = has("SSH_CONNECTION") || has("SSH_CLIENT") || has("SSH_TTY")
  }

  init(isRemote: Bool) { self.isRemote = isRemote }
}
