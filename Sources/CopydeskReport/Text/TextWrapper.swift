/// Breaks styled text into lines at spaces.
///
/// Columns are counted by code points, those of East Asian width as two. A word longer than a line is broken only where
/// that is asked for.
struct TextWrapper {
  private let width: Int
  private let indent: String
  private let color: Bool
  private let breaksWords: Bool
  /// The columns of the lines that are done.
  private var widths: [Int] = []
  private var lines = ""
  private var column = 0
  private var word: [(text: String, style: TextStyle)] = []
  private var wordWidth = 0
  private var pendingSpaces = 0

  /// Starts a text that is wrapped at `width` columns, or not at all for 0.
  init(width: Int, indent: String, color: Bool, breaksWords: Bool = false) {
    self.breaksWords = breaksWords
    self.width = width
    self.indent = indent
    self.color = color
  }

  /// Adds text; styled text gets its brackets where there is no colour.
  mutating func add(_ text: String, _ style: TextStyle) {
    let brackets = color ? ("", "") : style.brackets
    let text = brackets.0 + text + brackets.1
    if addASCII(text, style) { return }
    var piece = ""
    for scalar in text.unicodeScalars {
      if scalar == " " {
        push(piece, style)
        piece = ""
        endWord()
        pendingSpaces += 1
      } else {
        piece.unicodeScalars.append(scalar)
        wordWidth += Self.width(of: scalar)
      }
    }
    push(piece, style)
  }

  /// Adds text of which every byte is a column; returns false, and does nothing, for any other.
  private mutating func addASCII(_ text: String, _ style: TextStyle) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      var rest = bytes[...]
      while let space = rest.firstIndex(of: 0x20) {
        addWord(rest[..<space], style)
        endWord()
        pendingSpaces += 1
        rest = rest[(space + 1)...]
      }
      addWord(rest, style)
      return true
    }
  }

  private mutating func addWord(_ piece: Slice<UnsafeBufferPointer<UInt8>>, _ style: TextStyle) {
    if piece.isEmpty { return }
    push(String(decoding: piece, as: UTF8.self), style)
    wordWidth += piece.count
  }

  /// The lines, each with its newline.
  mutating func finish() -> String {
    endWord()
    return lines.isEmpty ? "" : lines + "\n"
  }

  /// The lines without their newlines, and the columns of each.
  consuming func finishedLines() -> [(text: String, columns: Int)] {
    endWord()
    if lines.isEmpty { return [] }
    let texts = lines.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return zip(texts, widths + [column]).map { (String(decoding: $0, as: UTF8.self), $1) }
  }

  private mutating func startLine() {
    widths.append(column)
    lines += "\n" + indent
    column = indent.utf8.count
  }

  /// Adds a word that is longer than a line, cut where lines end.
  private mutating func addBroken() {
    for (text, style) in word {
      var piece = ""
      for scalar in text.unicodeScalars {
        let columns = Self.width(of: scalar)
        if column + columns > width, column > indent.utf8.count {
          lines += style.apply(to: piece, color: color)
          piece = ""
          startLine()
        }
        piece.unicodeScalars.append(scalar)
        column += columns
      }
      lines += style.apply(to: piece, color: color)
    }
  }

  private mutating func push(_ piece: String, _ style: TextStyle) {
    if !piece.isEmpty { word.append((piece, style)) }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if lines.isEmpty {
      lines = indent
      column = indent.utf8.count
    } else if width > 0, column + pendingSpaces + wordWidth > width {
      startLine()
    } else {
      lines += pendingSpaces == 1 ? " " : String(repeating: " ", count: pendingSpaces)
      column += pendingSpaces
    }
    if breaksWords, width > 0, column + wordWidth > width {
      addBroken()
    } else {
      for piece in word { lines += piece.style.apply(to: piece.text, color: color) }
      column += wordWidth
    }
    word.removeAll(keepingCapacity: true)
    wordWidth = 0
    pendingSpaces = 0
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
