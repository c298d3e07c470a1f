internal import Copydesk
internal import WordRepair

/// Writes a planned document, and notes each place that differs from the clean text.
struct DamageWriter {
  private let plan: DamagePlan
  private let spelling: TokenSpelling
  private(set) var bytes: [UInt8] = []
  private(set) var changes: [DamageChange] = []
  private(set) var sites: [DamageSite] = []
  /// How much of the clean text has been dealt with.
  private var offset = 0

  init(_ plan: DamagePlan, _ tokenization: DamageTokenization) {
    self.plan = plan
    spelling = TokenSpelling(tokenization, plan.text)
    bytes.reserveCapacity(plan.text.count + plan.text.count / 4)
  }

  mutating func writeDocument() {
    var token = 0
    var nextOverwrite = 0
    while token < plan.tokens.count {
      writeInsertion(before: token)
      if plan.overwrites.indices.contains(nextOverwrite), plan.overwrites[nextOverwrite].tokens.lowerBound == token {
        write(plan.overwrites[nextOverwrite])
        token = plan.overwrites[nextOverwrite].tokens.upperBound
        nextOverwrite += 1
        continue
      }
      writeGap(before: token, isPasted: false)
      write(token)
      token += 1
    }
    replace(to: plan.text.count, by: plan.text.bytes(offset..<plan.text.count), .tokenization)
  }

  private mutating func write(_ token: Int) {
    let range = plan.tokens.range(of: token)
    switch plan.actions[token] {
    case .keep: replace(to: range.upperBound, by: spelling.spelled(token, in: plan.tokens), .tokenization)
    case .drop: replace(to: range.upperBound, by: [], .droppedHyphenatedWord)
    case .omit:
      let end = token + 1 < plan.tokens.count ? plan.tokens.range(of: token + 1).lowerBound : range.upperBound
      replace(to: end, by: [], .missingWord)
    case .turnQuote: replace(to: range.upperBound, by: Array("“".utf8), .wrongDirectionQuote)
    }
  }

  private mutating func write(_ overwrite: DamagePlan.Overwrite) {
    writeGap(before: overwrite.tokens.lowerBound, isPasted: true)
    let clean = plan.tokens.range(of: overwrite.tokens)
    let start = bytes.count
    replace(to: clean.upperBound, by: spelling.spelled(overwrite.head, in: plan.tokens), .overwrittenByMention)
    sites.append(
      DamageSite(
        damaged: start..<bytes.count, clean: clean, tokens: overwrite.tokens, mention: overwrite.mention,
        head: overwrite.head, drift: overwrite.drift))
  }

  private mutating func writeInsertion(before token: Int) {
    guard let insertion = plan.insertions[token] else { return }
    if insertion.kind == .leadBracket {
      // It stands at the start of its paragraph, behind the break.
      let start = plan.tokens.range(of: token).lowerBound
      replace(to: start, by: plan.text.bytes(offset..<start), .tokenization)
    }
    replace(to: offset, by: insertion.text, insertion.kind)
  }

  /// Writes what stands between a token and the one before.
  private mutating func writeGap(before token: Int, isPasted: Bool) {
    let start = plan.tokens.range(of: token).lowerBound
    guard start >= offset else { return }
    let gap = plan.text.bytes(offset..<start)
    guard token > 0, plan.tokens.paragraphs[token] == plan.tokens.paragraphs[token - 1] else {
      replace(to: start, by: gap, .tokenization)
      return
    }
    if plan.glued.contains(token) {
      replace(to: start, by: [], .gluedSentence)
    } else if plan.actions[token - 1] == .omit {
      replace(to: start, by: gap, .tokenization)
    } else {
      let isBehindPaste = sites.last?.clean.upperBound == offset
      let space = spelling.gap(before: token, in: plan.tokens, clean: gap, isPasted: isPasted, isBehindPaste)
      replace(to: start, by: space, .tokenization)
    }
  }

  /// Writes `new` for the clean text up to `end`; a change is noted only where they differ.
  private mutating func replace(to end: Int, by new: [UInt8], _ kind: DamageKind) {
    let clean = offset..<max(offset, end)
    let start = bytes.count
    bytes += new
    offset = clean.upperBound
    if plan.text.bytes(clean) != new {
      changes.append(DamageChange(kind: kind, damaged: start..<bytes.count, clean: clean))
    }
  }
}

/// The text of a card that a page showed over a name: the full name and a run of headlines, without spaces of its own.
struct HoverCard {
  /// The words of the name.
  let name: [[UInt8]]
  /// The names of the document, for the headlines.
  let others: [[UInt8]]

  /// ` Ann Marie FordPoll: Ford leads Hill Five things to watch this week MORE`.
  func bytes(_ random: inout DamageRandom) -> [UInt8] {
    var result: [UInt8] = [0x20]
    for (index, word) in name.enumerated() {
      if index > 0 { result.append(0x20) }
      result += word
      if index == 0, name.count == 2, random.chance(0.7) {
        result += Array(" \(random.pick(Self.middleNames) ?? "Lee")".utf8)
      }
    }
    for index in 0..<2 + random.below(2) {
      if index > 0 { result.append(0x20) }
      result += headline(&random)
    }
    return result + Array(" MORE".utf8)
  }

  private func headline(_ random: inout DamageRandom) -> [UInt8] {
    let template = random.pick(Self.headlines) ?? "Five things to watch this week"
    var result: [UInt8] = []
    for byte in template.utf8 {
      if byte == UInt8(ascii: "*") {
        result += random.pick(others) ?? name.last ?? []
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static let middleNames = ["James", "Marie", "Lee", "William", "Anne", "Robert", "Jane", "Paul"]

  /// Written for this project in the manner of political headlines; `*` is a name of the document.
  private static let headlines = [
    "* says deal is within reach", "Poll: * leads * by four points", "Five things to watch this week",
    "* allies brush off new report", "The Memo: Why * is staying quiet", "* to headline spring dinner",
    "Panel delays vote on budget plan", "* calls on * to release records", "Overnight Energy: New rule faces test",
    "House members weigh * request", "On the Money: Markets shrug at *", "* camp sees opening in suburbs",
  ]
}
