/// Finds addresses that a tokenizer split: `Example . com`, `ada @ example . org`, `https : //t.co/Ab1`.
struct SplitHostName: Rule {
  let info = RuleInfo(
    id: "split-host-name", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A host or file name, or an address with one, is split at its marks in tokenized text.",
    explanation: """
      A stop set off between a word and a small-letter suffix such as `com` or `pdf` is closed up on both sides, and with it \
      the stops, the at-sign and the path that belong to the same address (`news . example . co . uk`, `ada @ example . \
      org`, `example . org / map`). Suffixes that are English words are not taken for one. `https : //` is closed up in any \
      text before a host name.
      """,
    examples: [
      .init("They ' re on Example . com , she said .", "They ' re on Example.com , she said ."),
      .init("It says : https : //t.example/Ab1 .", "It says : https://t.example/Ab1 ."),
    ],
    references: ["IANA root zone database", "RFC 3986, URI syntax"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.period, .slash))
    | PairTrigger(ByteClassSet(.slash), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.colon), ByteClassSet(.slash))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    findSchemes(text, &findings)
    guard text.tokenization.isTokenized else { return }
    var index = 0
    while let stop = view.firstIndex(of: UInt8(ascii: "."), from: index) {
      index = stop + 1
      guard Self.isSetOff(stop, view), WebAddress.isSuffix(view.word(at: stop + 2), in: view) else { continue }
      for mark in Self.marks(ofHostWith: stop, view) {
        findings.repair(
          mark - 1..<mark + 2, with: view.bytes(mark..<mark + 1), confidence: 0.93, evidence: text.tokenization.evidence
        )
        index = max(index, mark + 1)
      }
    }
  }

  /// Whether a mark stands between spaces and words.
  private static func isSetOff(_ mark: Int, _ view: ByteView) -> Bool {
    view.byteClass(mark - 1) == .space && view.byteClass(mark + 1) == .space && view.isWord(before: mark - 1)
      && view.isWord(at: mark + 2)
  }

  /// The labels, or parts of a path, of an address; no address of news has more.
  private static let partLimit = 8

  /// The set-off marks of the address whose suffix stands behind a stop, ascending.
  private static func marks(ofHostWith stop: Int, _ view: ByteView) -> [Int] {
    var marks = [stop]
    // No sentence begins with a small letter, so a stop before one joins labels.
    var label = view.word(before: stop - 1)
    while marks.count < partLimit {
      let mark = label.lowerBound - 2
      guard isSetOff(mark, view), view[mark] == UInt8(ascii: "."), view.byteClass(label.lowerBound) == .lower else {
        break
      }
      marks.append(mark)
      label = view.word(before: mark - 1)
    }
    if isSetOff(label.lowerBound - 2, view), view[label.lowerBound - 2] == UInt8(ascii: "@") {
      marks.append(label.lowerBound - 2)
    }
    marks.reverse()
    var end = view.word(at: stop + 2).upperBound
    while marks.count < 2 * partLimit {
      let mark = end + 1
      guard isSetOff(mark, view) else { break }
      let next = view.word(at: mark + 2)
      let goesOn =
        view[mark] == UInt8(ascii: "/") || view[mark] == UInt8(ascii: ".") && WebAddress.isSuffix(next, in: view)
      guard goesOn else { break }
      marks.append(mark)
      end = next.upperBound
      while view[end] == UInt8(ascii: "_") || view[end] == UInt8(ascii: "-") {
        end = view.word(at: end + 1).upperBound
      }
    }
    return marks
  }

  /// `http : / / www` in any of its spacings; outside tokenized text only before a host name.
  private func findSchemes(_ text: WorkingText, _ findings: inout FindingCollector) {
    let view = text.view
    let isTokenized = text.tokenization.isTokenized
    let spaces = ByteClassSet(.space)
    var index = 0
    while let slash = view.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = slash + 1
      let colon = view.skipBack(spaces, from: slash) - 1
      guard view[colon] == UInt8(ascii: ":") else { continue }
      let scheme = view.word(before: view.skipBack(spaces, from: colon))
      let second = view.skip(spaces, from: slash + 1)
      guard view[second] == UInt8(ascii: "/"),
        view.readsIgnoringCase("http", at: scheme.lowerBound) && scheme.count <= 5
      else { continue }
      let end = view.skip(spaces, from: second + 1)
      guard end > scheme.upperBound + 3, isTokenized || Self.isHost(at: end, view) else { continue }
      findings.repair(scheme.upperBound..<end, with: "://", confidence: 0.95, evidence: text.tokenization.evidence)
      index = end
    }
  }

  /// Whether a word, a stop and another word stand at an offset.
  private static func isHost(at offset: Int, _ view: ByteView) -> Bool {
    let label = view.skip(ByteClassSet(.lower, .upper, .digit, .hyphen), from: offset)
    return label > offset && view[label] == UInt8(ascii: ".") && view.isWord(at: label + 1)
  }
}
