/// Makes texts for random tests from one seeded generator: equal seeds give equal texts.
///
/// Four kinds, each after other faults: random Unicode after crashes and broken encodings, news-like prose after harm,
/// runs of telling fragments after rules that disturb each other, and mutated texts after everything near real input.
public struct TextGenerator: Sendable {
  /// The source of randomness.
  public var random: SplitMix64

  /// Creates a generator.
  public init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Text of random Unicode scalars from many scripts, with controls, marks and noncharacters among them.
  public mutating func unicode(scalars count: Int) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      let block = random.pick(Self.blocks)
      let value = block.lowerBound + UInt32(random.below(block.count))
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return Array(String(text).utf8)
  }

  /// Random bytes, seldom UTF-8.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// A run of fragments that rules react to, glued or spaced at random.
  public mutating func fragments(_ count: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<count {
      text += random.pick(Self.fragments).utf8
      if !random.once(in: 3) { text.append(0x20) }
    }
    return text
  }

  /// A clean sentence of invented news.
  public mutating func sentence(curly: Bool = false) -> String {
    let speaker = random.pick(Self.people)
    let place = random.pick(Self.places)
    let number = random.below(9_000) + 1_000
    let figure = "\(number / 1_000),\(String(number % 1_000 + 1_000).dropFirst())"
    let core = random.pick(Self.claims)
    let text: String
    switch random.below(6) {
    case 0: text = "“\(core),” \(speaker) said in \(place) on \(random.pick(Self.days))."
    case 1: text = "\(speaker) told reporters in \(place) that \(core.lowercasedFirst)."
    case 2: text = "“\(core),” \(speaker) said. “We don’t know when the \(figure) jobs will come back.”"
    case 3:
      text = "The council of \(place) (population \(figure)) won’t vote before \(random.pick(Self.days))’s meeting."
    case 4:
      text =
        "\(speaker)’s plan costs $\(random.below(90) + 1) million — a \(random.below(60) + 1)% rise, the town’s auditors say."
    default:
      text = "Between 6:30 and \(random.below(4) + 7) p.m., the well-known \(place) bridge was shut; no one was hurt."
    }
    return curly ? text : text.straightened
  }

  /// A paragraph of clean sentences.
  public mutating func paragraph(sentences count: Int, curly: Bool = false) -> String {
    (0..<count).map { _ in sentence(curly: curly) }.joined(separator: " ")
  }

  /// A sentence split into tokens the way a tokenizer, chosen at random, leaves it.
  public mutating func tokenizedSentence() -> String {
    let curly = random.once(in: 3)
    return Tokenization.allCases[random.below(Tokenization.allCases.count)].split(sentence(curly: curly))
  }

  private static let blocks: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x20...0x7E, 0x20...0x7E, 0x20...0x2F, 0x00...0x1F, 0x7F...0xA0, 0xA0...0xFF, 0x100...0x24F,
    0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x590...0x6FF, 0xE00...0xE7F, 0x1F00...0x1FFF, 0x2000...0x206F,
    0x2000...0x206F, 0x20A0...0x22FF, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xE0FF,
    0xFB00...0xFB4F, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFF00...0xFFEF, 0xFFF9...0xFFFF,
    0x1F1E6...0x1F1FF, 0x1F3FB...0x1F64F, 0x20000...0x20100, 0xE0000...0xE007F, 0x10FFF0...0x10FFFF,
  ]

  static let people = [
    "Mara Tollen", "Mr. Okell", "Dr. Ines Varga", "J. P. Marsh", "Søren Lindqvist", "Councillor Ade Brook",
    "Ms. O’Dray",
    "Prof. Lim",
  ]
  static let places = [
    "Harlow Bay", "St. Orren", "Kestrel Point", "East Dunmore", "Vell", "the U.S. port of Alder", "Québray",
    "Long Acre",
  ]
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let claims = [
    "The ferry isn’t coming back", "Nobody asked the fishermen", "It’s a cross-party plan and it can’t wait",
    "They’ve seen worse winters than this", "We’re out of time and out of sand",
    "The roof of the old mill fell in at noon",
    "I’d vote for it again", "You shouldn’t believe every number in that report",
  ]

  static let fragments = [
    " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{FFFD}", "\u{202E}", "\u{0}",
    "'", "’", "‘", "\"", "“", "”", "„", "«", "»", "``", "''", "`", "´", "\"\"", "' s", "’s", "'s", "n't", "n’t",
    "n ' t",
    "do", "ca", "wo", "can", "not", "I", "'m", "we", "'re", "s", "t", "don", "'", "rock", "'n'", "’90s", "6'", "2\"",
    ".", ",", ";", ":", "!", "?", "...", "…", ". . .", "-", "–", "—", "--", "@-@", "/", "(", ")", "[", "]", "{", "}",
    "-LRB-", "-RRB-", "-LSB-", "$", "£", "€", "%", "#", "&", "@", "*", "_", "~", "|", "\\", "\\n", "\\u2019",
    "=E2=80=99",
    "&amp;", "&quot;", "&apos;", "&#39;", "&#x27;", "#39;", "#39;s", "& amp ;", "&amp;amp;", "&nbsp;", "&lt;", "amp;",
    "â€™", "â€œ", "â€\u{9D}", "â€", "Ã©", "Â", "Ã¢â‚¬â„¢", "\u{92}", "\u{93}", "ﬁ", "ﬂ", "１", "Ａ", "，", "。", "é",
    "e\u{301}",
    "U.", "S.", "U. S.", "J.", "K.", "Mr.", "Mr", "Dr.", "St.", "a.m.", "p.m.", "No.", "1", "200", "1,", "1, 200",
    "2. 1",
    "3.14", "6", ":", "30", "6 : 30", "10 %", "$ 5", "million", "ten", "storey", "and", "or", "the", "The", "he",
    "said",
    "He", "that", "This", "ended.Then", "who,then", "end.at", "word", "Trade", "London", "A", "a", "B",
    "http://example.org/a_b?c=d.", "www.example.com", "mail@example.org", "@handle", "#topic", "notes.pdf", "bbc.co.uk",
    "date 2019-03-04", "ADVERTISEMENT", "Read more:", "Share this", "[Photo]", "漢字", "。", "สวัสดี", "مرحبا", "👩‍👩‍👧", "🇩🇪",
    "ß",
  ]
}

extension String {
  /// The string with its first letter in lower case.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  /// The string with straight quotes and apostrophes.
  var straightened: String {
    String(map { "“”".contains($0) ? "\"" : "‘’".contains($0) ? "'" : $0 })
  }
}
