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
