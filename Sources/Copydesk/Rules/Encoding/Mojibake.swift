/// Finds UTF-8 that was read as a single-byte encoding, in any number of layers.
struct Mojibake: Rule {
  /// Layers taken off at most in one pass; what is left is taken off in the next.
  static let layerLimit = 6

  let info = RuleInfo(
    id: "mojibake", stage: .encoding, category: .encoding, safety: .safe,
    summary: "UTF-8 that was read as a single-byte encoding, once or several times.",
    explanation: """
      A program took UTF-8 for windows-1252, ISO-8859-1 or -2, windows-1250, 1251, 1253, 1254 or 1257, MacRoman or \
      CP437, so that every character beyond ASCII became two to four. Each such sequence is decoded by itself, so \
      clean and damaged text may share a line; layers are taken off until none is left. A run of adjacent sequences is \
      proof; a lone one is decoded only if clean text cannot look so, or if the document proves the encoding \
      elsewhere. Sequences whose last byte A0 became a plain space (`voilÃ  le`) are decoded too. Left alone: capitals \
      before closing marks (`É…`, `IKEÅ®`), units, formulas, and whatever would decode to characters no text uses.
      """,
    examples: [
      .init("Itâ€™s over, said RenÃ©e.", "It’s over, said Renée."),
      .init("the cafÃƒÂ© on the corner", "the café on the corner"),
      .init("РџСЂРёРІРµС‚ from Minsk", "Привет from Minsk"),
      .init("IKEÅ® and NESTLÉ®", "IKEÅ® and NESTLÉ®"),
    ],
    references: [
      "WHATWG Encoding Standard, indexes of the single-byte encodings",
      "ftfy (R. Speer): the ten encodings and the use of improbable pairs",
    ])

  let trigger: PairTrigger? =
    PairTrigger(.init(.continuation), .init(.leadLatin, .leadTwo, .leadPunctuation, .leadOther))
    | .anywhere(.init(.leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let first = MojibakeLayer(text.view)
    guard !first.edits.isEmpty else { return }
    var map = EditMap()
    map.compose(first.edits)
    var bytes = Self.apply(first.edits, to: text.view.buffer)
    var encodings = first.encodings
    var layers = 1
    while layers < Self.layerLimit {
      let next = bytes.withUnsafeBufferPointer { MojibakeLayer(ByteView($0)) }
      guard !next.edits.isEmpty else { break }
      map.compose(next.edits)
      bytes = bytes.withUnsafeBufferPointer { Self.apply(next.edits, to: $0) }
      encodings.formUnion(next.encodings)
      layers += 1
    }
    let evidence = [
      Evidence("encoding", encodings.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: ", ")),
      Evidence("layers", "\(layers)"),
    ]
    for region in map.regions {
      findings.repair(region.original, with: C1Control.resolve(bytes[region.current]), evidence: evidence)
    }
  }

  private static func apply(_ edits: [Edit], to text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = 0
    for edit in edits {
      result.append(contentsOf: text[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement)
      position = edit.range.upperBound
    }
    result.append(contentsOf: text[position...])
    return result
  }
}
