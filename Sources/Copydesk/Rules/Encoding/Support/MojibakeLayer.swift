/// One layer of mojibake in a text: the sequences to decode so that the text of one misreading earlier comes back.
struct MojibakeLayer {
  /// The sequences, as edits in ascending order.
  private(set) var edits: [Edit] = []
  /// The encodings the sequences were read as.
  private(set) var encodings: Set<SingleByteEncoding> = []

  /// Sequences seen, by encoding and kind.
  private var support: [[Int]]
  private var ranking: [SingleByteEncoding] = []
  private let text: ByteView

  /// Finds the layer of a text.
  ///
  /// - Complexity: O(*n*); a text of ASCII and lone accents costs one look a character.
  init(_ text: ByteView) {
    self.text = text
    support = Array(
      repeating: Array(repeating: 0, count: MojibakeKind.allCases.count), count: SingleByteEncoding.allCases.count)
    let candidates = MojibakeCandidate.all(in: text)
    guard !candidates.isEmpty else { return }
    survey(candidates)
    decode(candidates)
  }

  /// Counts what certain chains there are, so that weaker places can lean on them.
  private mutating func survey(_ candidates: [MojibakeCandidate]) {
    var totals = [Double](repeating: 0, count: SingleByteEncoding.allCases.count)
    for candidate in candidates {
      for encoding in SingleByteEncoding.allCases where candidate.encodings & encoding.bit != 0 {
        guard let chain = MojibakeChain(text, at: candidate.offset, as: encoding) else { continue }
        totals[Int(encoding.rawValue)] += chain.firstWeight + (MojibakeKind.isFrequent(chain.first.decoded) ? 0.5 : 0)
        guard chain.isCertain else { continue }
        support[Int(encoding.rawValue)][Int(chain.first.kind.rawValue)] += 1
      }
    }
    ranking = SingleByteEncoding.allCases.sorted {
      (totals[Int($1.rawValue)], $0.rawValue) < (totals[Int($0.rawValue)], $1.rawValue)
    }
  }

  /// How many certain chains of an encoding begin with a character of a kind, or of one that goes along with it.
  private func count(_ kind: MojibakeKind, _ encoding: SingleByteEncoding) -> Int {
    let counts = support[Int(encoding.rawValue)]
    return kind.companions.reduce(0) { $0 + counts[Int($1.rawValue)] }
  }

  private mutating func decode(_ candidates: [MojibakeCandidate]) {
    var position = 0
    for candidate in candidates where candidate.offset >= position {
      if candidate.encodings == 0 {
        if let edit = LostNoBreakSpace.edit(
          text, at: candidate.offset, hasWestern: hasWestern, hasExtended: hasExtended)
        {
          edits.append(edit)
          encodings.insert(.windows1252)
          position = edit.range.upperBound
        }
        continue
      }
      guard let chain = best(candidate) else { continue }
      var sequence: MojibakeSequence? = chain.first
      encodings.insert(chain.encoding)
      while let found = sequence {
        edits.append(Edit(found.range, with: UTF8Bytes.encode(found.decoded)))
        position = found.range.upperBound
        sequence = MojibakeSequence(text, at: position, as: chain.encoding)
      }
    }
  }

  private var hasWestern: Bool { SingleByteEncoding.allCases.contains { $0.isWestern && hasLetters($0) } }
  private var hasExtended: Bool {
    SingleByteEncoding.allCases.contains {
      $0.isWestern && support[Int($0.rawValue)][Int(MojibakeKind.extendedLetter.rawValue)] > 0
    }
  }
  private func hasLetters(_ encoding: SingleByteEncoding) -> Bool { count(.westernLetter, encoding) > 0 }

  /// The chain to decode at a candidate: the longest certain one, else one the document supports; ties go to the
  /// encoding with the most certain chains.
  private func best(_ candidate: MojibakeCandidate) -> MojibakeChain? {
    var best: (chain: MojibakeChain, score: (Int, Int))?
    for encoding in ranking where candidate.encodings & encoding.bit != 0 {
      guard let chain = MojibakeChain(text, at: candidate.offset, as: encoding) else { continue }
      let isSupported = chain.firstWeight >= MojibakeWeight.supported && count(chain.first.kind, encoding) > 0
      guard chain.isCertain || isSupported else { continue }
      let score = (chain.isCertain ? 1 : 0, chain.end)
      if let known = best, known.score >= score { continue }
      best = (chain, score)
    }
    return best?.chain
  }
}

/// Sequences that ended in the byte A0, which a later step took for white space: `voilÃ  le`, `Â The`, `Å koda`.
///
/// In windows-1252 and its kin A0 is the no-break space, which scrapers turn into a plain one, collapse or trim.
enum LostNoBreakSpace {
  /// Whether a character can be the first half of such a sequence: C3 (à), C2 (no-break space), C5 (Š).
  static func isLead(_ value: UInt32) -> Bool { value == 0xC3 || value == 0xC2 || value == 0xC5 }

  /// The repair at a lead, if its neighbours leave no doubt.
  ///
  /// `hasWestern` and `hasExtended` say what else the document proves: Western letters or marks, or letters beyond.
  static func edit(_ text: ByteView, at offset: Int, hasWestern: Bool, hasExtended: Bool) -> Edit? {
    let lead = text.scalar(at: offset)
    let end = offset + lead.length
    let previous = text.scalar(endingAt: offset).value
    switch lead.value {
    case 0xC3: return graveA(text, offset, end, previous, hasWestern)
    case 0xC2: return noBreakSpace(text, offset, end, previous, hasWestern)
    case 0xC5 where hasExtended && text[end] == 0x20 && !CharacterTraits.isLetter(previous):
      guard CharacterTraits.isLowercase(text.scalar(at: end + 1).value) else { return nil }
      return Edit(offset..<end + 1, with: UTF8Bytes.encode(0x160))
    default: return nil
    }
  }

  /// The repair of `Ã `, which is à.
  ///
  /// One space of two was the A0; a single space is both the A0 and the word's own.
  private static func graveA(
    _ text: ByteView, _ offset: Int, _ end: Int, _ previous: UInt32, _ hasWestern: Bool
  ) -> Edit? {
    let isAfterLower = CharacterTraits.isLowercase(previous)
    let isWord = hasWestern && !CharacterTraits.isLetter(previous)
    guard isAfterLower || isWord else { return nil }
    let letter = UTF8Bytes.encode(0xE0)
    guard text[end] == 0x20 else {
      // Any byte may have been lost here: only a text that proves its encoding says that it was a space.
      let endsWord = isAfterLower && !CharacterTraits.isASCIILetter(UInt32(text[end])) && text[end] < 0x80
      return endsWord && hasWestern && end < text.count ? Edit(offset..<end, with: letter) : nil
    }
    // The second half is a spacing accent that a compatibility normalization split off: `naÃ ̄ve`.
    let accent = text.scalar(at: end + 1)
    if (0x300...0x36F).contains(accent.value) {
      return spacingAccent(accent.value).map { Edit(offset..<end + 1 + accent.length, with: UTF8Bytes.encode($0)) }
    }
    let next = text[end + 1]
    let isPortuguesePlural = isWord && next == UInt8(ascii: "s") && text[end + 2] == 0x20
    let wasA0 = next == 0x20 || next == UInt8(ascii: "-") || next == UInt8(ascii: "'") || isPortuguesePlural
    return Edit(offset..<(wasA0 ? end + 1 : end), with: letter)
  }

  /// The letter of C3 and the byte of a spacing accent (`¨`, `¯`, `´`, `¸`), given the accent's combining form.
  private static func spacingAccent(_ combining: UInt32) -> UInt32? {
    switch combining {
    case 0x308: 0xE8
    case 0x304: 0xEF
    case 0x301: 0xF4
    case 0x327: 0xF8
    default: nil
    }
  }

  /// The repair of `Â `, a no-break space behind a word or mark: what is left of it is the plain space.
  private static func noBreakSpace(
    _ text: ByteView, _ offset: Int, _ end: Int, _ previous: UInt32, _ hasWestern: Bool
  ) -> Edit? {
    guard CharacterTraits.isASCIISpaceOrEdge(UInt32(text[end])) else { return nil }
    let isBehindText =
      CharacterTraits.isLowercase(previous) || previous == 0x2E || previous == 0x2C || previous == 0x3A
      || previous == 0x3B || previous == 0x21 || previous == 0x3F || previous == 0x22 || previous == 0x201D
    let isSupported =
      hasWestern && (CharacterTraits.isDigit(previous) || CharacterTraits.isASCIISpaceOrEdge(previous))
    guard isBehindText || isSupported else { return nil }
    return .deletion(offset..<end)
  }
}
