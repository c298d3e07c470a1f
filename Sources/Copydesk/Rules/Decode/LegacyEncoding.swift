import UnicodeText

/// Finds documents that are in a legacy encoding as a whole.
struct LegacyEncoding: Rule {
  /// The least of ICU's confidence, 0...100, at which a guess of a single-byte encoding is believed.
  ///
  /// Measured on the tests' sentences: documents of three sentences and more in their country's encoding are guessed
  /// right at 44 and more, all but Lithuanian (16, wrong); single sentences are guessed wrong at up to 28, once at 45.
  static let minimumConfidence = 40

  /// The same for double-byte encodings, into which short random bytes fall at up to 46.
  static let minimumDoubleByteConfidence = 80

  let info = RuleInfo(
    id: "legacy-encoding", stage: .decode, category: .encoding, safety: .safe, severity: .error,
    summary: "A document in a legacy encoding such as windows-1251 or Shift_JIS.",
    explanation: """
      Pages older than UTF-8 come in the encoding of their country. If a text is not UTF-8 and bytes outside it \
      outnumber its sequences, ICU's detector names the encoding, and each line with such bytes is re-coded, one edit a \
      line. Valid UTF-8 is never re-coded, nor is a text that does not decode without a gap. Binary data, and text \
      whose encoding is not certain, is flagged. A handful of stray bytes is `invalid-utf8`.
      """,
    examples: [
      .init(
        bytes: Self.russianExample,
        Array("Мэр сказал, что мост откроют весной, когда сойдёт лёд. Рыбаки нашли в реке старый колокол.".utf8))
    ],
    references: ["ICU charset detection", "WHATWG Encoding Standard"])

  /// Encodings the detector may name that text on the web is in; one byte a character, not EBCDIC.
  private static let known: Set<String> = [
    "KOI8-R", "ISO-8859-1", "ISO-8859-2", "ISO-8859-5",
    "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256",
  ]

  private static let doubleByte: Set<String> = ["Shift_JIS", "EUC-JP", "EUC-KR", "Big5", "GB18030"]

  /// Two sentences in windows-1251; one would be too little to tell the encoding from.
  private static let russianExample: [UInt8] = [
    0xCC, 0xFD, 0xF0, 0x20, 0xF1, 0xEA, 0xE0, 0xE7, 0xE0, 0xEB, 0x2C, 0x20, 0xF7, 0xF2, 0xEE, 0x20, 0xEC, 0xEE, 0xF1,
    0xF2, 0x20, 0xEE, 0xF2, 0xEA, 0xF0, 0xEE, 0xFE, 0xF2, 0x20, 0xE2, 0xE5, 0xF1, 0xED, 0xEE, 0xE9, 0x2C, 0x20, 0xEA,
    0xEE, 0xE3, 0xE4, 0xE0, 0x20, 0xF1, 0xEE, 0xE9, 0xE4, 0xB8, 0xF2, 0x20, 0xEB, 0xB8, 0xE4, 0x2E, 0x20, 0xD0, 0xFB,
    0xE1, 0xE0, 0xEA, 0xE8, 0x20, 0xED, 0xE0, 0xF8, 0xEB, 0xE8, 0x20, 0xE2, 0x20, 0xF0, 0xE5, 0xEA, 0xE5, 0x20, 0xF1,
    0xF2, 0xE0, 0xF0, 0xFB, 0xE9, 0x20, 0xEA, 0xEE, 0xEB, 0xEE, 0xEA, 0xEE, 0xEB, 0x2E,
  ]

  let trigger: PairTrigger? = .anywhere(.nonASCII)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let validity = ByteValidity.of(text)
    guard let first = validity.strayBytes.first, validity.isBinary || validity.isForeign else { return }
    guard UTF16Reading(text.view) == nil else { return }
    guard !validity.isBinary, let found = Self.decoded(text) else {
      let reason = validity.isBinary ? "binary data" : "unknown encoding"
      findings.flag(first..<first + 1, evidence: [Evidence("encoding", reason)])
      return
    }
    let evidence = [Evidence("encoding", found.name)]
    for line in found.lines {
      findings.repair(line.range, with: line.replacement, confidence: 0.95, evidence: evidence)
    }
  }

  /// The lines with bytes beyond ASCII, decoded as the first guess that decodes them all; nil if none does.
  private static func decoded(_ text: WorkingText) -> (name: String, lines: [Edit])? {
    guard let guesses = try? EncodingDetector().guesses(for: text.view.buffer) else { return nil }
    for guess in guesses where known.contains(guess.name) || doubleByte.contains(guess.name) {
      let isDoubleByte = doubleByte.contains(guess.name)
      guard guess.confidence >= (isDoubleByte ? minimumDoubleByteConfidence : minimumConfidence) else { continue }
      // A page labelled Latin-1 is windows-1252, as the Encoding Standard has it.
      let name = guess.name == "ISO-8859-1" ? "windows-1252" : guess.name == "ISO-8859-9" ? "windows-1254" : guess.name
      guard let decoder = try? ByteDecoder(named: name), let lines = lines(of: text, with: decoder) else { continue }
      return (name, lines)
    }
    return nil
  }

  private static func lines(of text: WorkingText, with decoder: ByteDecoder) -> [Edit]? {
    var edits: [Edit] = []
    for line in text.lines where text.view.firstNonASCII(from: line.lowerBound) < line.upperBound {
      guard let output = try? decoder.decode(text.view.bytes(line)), output.substitutionCount == 0 else { return nil }
      edits.append(Edit(line, with: output.bytes))
    }
    return edits
  }
}
