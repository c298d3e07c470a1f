/// How far a text is UTF-8, found in one scan.
struct ByteValidity {
  /// Offsets of bytes that are not part of well-formed UTF-8; of a surrogate in three bytes, the first.
  private(set) var strayBytes: [Int] = []
  /// The number of well-formed sequences of two bytes and more.
  private(set) var sequences = 0
  private var lowControls = 0
  private let count: Int

  /// The validity of a text, computed once for all rules.
  static func of(_ text: WorkingText) -> ByteValidity {
    text.analysis(ByteValidity.self) { ByteValidity($0) }
  }

  private init(_ text: WorkingText) {
    let view = text.view
    count = view.count
    var offset = view.firstNonASCII(from: 0)
    while offset < view.count {
      if view[offset] == 0xED, view[offset + 1] & 0xE0 == 0xA0, view[offset + 2] & 0xC0 == 0x80 {
        // A surrogate in three bytes: not well-formed, but a sign of UTF-8 all the same.
        strayBytes.append(offset)
        sequences += 1
        offset = view.firstNonASCII(from: offset + 3)
        continue
      }
      let scalar = view.scalar(at: offset)
      if scalar.value == ByteView.notUTF8 { strayBytes.append(offset) } else { sequences += 1 }
      offset = view.firstNonASCII(from: offset + max(1, scalar.length))
    }
    guard !strayBytes.isEmpty, text.census.sets(off: .anywhere(.init(.control))) else { return }
    lowControls = view.buffer.reduce(0) { $0 + (ByteClass($1) == .control ? 1 : 0) }
  }

  /// Whether the text is no text: stray bytes, and more than one control in fifty bytes.
  var isBinary: Bool { !strayBytes.isEmpty && lowControls * 50 > count }

  /// Whether the text as a whole is in another encoding: stray bytes outnumber sequences by far.
  ///
  /// Double-byte encodings make some well-formed pairs by accident, so a few sequences do not speak against it.
  var isForeign: Bool { strayBytes.count >= 5 && strayBytes.count > 3 * sequences }
}
