/// The kinds of input there are.
public enum InputFormat: String, CaseIterable, Hashable, Sendable {
  /// A file is one document.
  case text
  /// A line is one JSON object, and a field of it the document.
  case jsonl

  /// What a file's name says of its kind.
  enum Guess: Hashable {
    case format(InputFormat)
    /// Compressed, which is not read.
    case compressed
    /// Some other kind of file.
    case other
  }

  /// Guesses from a name: `.txt`, `.text` and no extension are plain text, `.jsonl` and `.ndjson` JSON Lines.
  static func guess(_ path: String) -> Guess {
    let name = Path.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return .format(.text) }
    switch name[name.index(after: dot)...].lowercased() {
    case "txt", "text": return .format(.text)
    case "jsonl", "ndjson": return .format(.jsonl)
    case "gz", "zst", "bz2", "xz", "zip": return .compressed
    default: return .other
    }
  }
}
