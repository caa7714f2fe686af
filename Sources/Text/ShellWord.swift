/// Words of a shell's command line.
public enum ShellWord {
  /// The word, in quotes if a shell would take it for something else without them. What does not show is written by the
  /// numbers of its bytes, between `$'` and `'`, which bash, zsh and other shells know.
  public static func quoted(_ word: String) -> String {
    let scalars = word.unicodeScalars
    if scalars.contains(where: \.isHidden) { return "$'" + scalars.map(escaped).joined() + "'" }
    let isPlain = scalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_=+.,/:".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A character between `$'` and `'`.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar == "'" || scalar == "\\" { return "\\" + String(Character(scalar)) }
    guard scalar.isHidden else { return String(Character(scalar)) }
    // Always three digits, so that a digit may follow.
    return ByteText.bytes(String(Character(scalar))).map { byte in
      "\\" + String(byte >> 6) + String(byte >> 3 & 7) + String(byte & 7)
    }.joined()
  }
}
