import CopydeskTestSupport

/// Sentences of an invented language of news, and what a resolver with drifted counts makes of them.
///
/// Every sentence holds some mentions: names, phrases and pronouns of three clusters. A later mention of *n* tokens at
/// position *p* makes the words at *p + drift* up to *p + drift + n* disappear, and the first mention of its cluster stands
/// in their place.
struct OverwrittenText {
  private static let clusters: [(first: String, later: [String])] = [
    ("Adela Marsh", ["she", "Marsh", "her", "the governor"]),
    ("the Harbour Board", ["it", "its", "the board"]),
    ("Jon Barrow", ["he", "Barrow", "his", "him"]),
  ]
  private static let words = """
    accepted answered asked brought built called carried cheap closed cold costs counted crew crossed dark dealt empty ended \
    engine fares fast ferry few fought full gates gave grain harvest heard held high iron island kept known ladder late left \
    light loads long lost made many mended met middle moved names narrow night noise north offered old open paid pier plan \
    poor pounds quiet rain rates read red rented repairs rope sails salt sent seven sheds ships short slow sold south spoke \
    steel stone stopped storms sugar talks tides timber told took towed trade tried turned under voted walls warned winter
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  private(set) var clean: [String] = []
  private(set) var damaged: [String] = []

  /// Makes `count` sentences behind one that names everybody, and damages them.
  init(sentences count: Int, drift: Int, using random: inout SplitMix64) {
    var tokens: [[String]] = [
      ["Adela", "Marsh", "warned", "the", "Harbour", "Board", "and", "Jon", "Barrow", "of", "rain"]
    ]
    var mentions: [(place: Int, length: Int, first: [String])] = []
    var total = tokens[0].count + 1
    for _ in 0..<count {
      var sentence: [String] = []
      let length = 10 + random.below(14)
      while sentence.count < length {
        if sentence.count % 5 == 2, random.once(in: 2) {
          let cluster = random.pick(Self.clusters)
          let mention = random.pick(cluster.later).split(separator: " ").map(String.init)
          mentions.append((total + sentence.count, mention.count, cluster.first.split(separator: " ").map(String.init)))
          sentence += mention
        } else {
          sentence.append(random.pick(Self.words))
        }
      }
      total += sentence.count + 1
      tokens.append(sentence)
    }
    clean = tokens.map { $0.joined(separator: " ") + "." }
    damage(tokens, mentions, drift)
  }

  private mutating func damage(
    _ tokens: [[String]], _ mentions: [(place: Int, length: Int, first: [String])], _ drift: Int
  ) {
    var heads: [Int: [String]] = [:]
    var gone: Set<Int> = []
    for mention in mentions {
      let place = mention.place + drift
      let hidden = place..<place + mention.length
      // A third of the mentions was resolved; no word is written over twice.
      guard mention.place % 3 == 0, gone.isDisjoint(with: hidden) else { continue }
      gone.formUnion(hidden)
      heads[place] = mention.first
    }
    var place = 0
    for sentence in tokens {
      var line = ""
      for token in sentence + ["."] {
        let isLost = gone.contains(place)
        for word in (heads[place] ?? []) + (isLost ? [] : [token]) {
          line += line.isEmpty || word == "." ? word : " " + word
        }
        place += 1
      }
      damaged.append(line)
    }
  }

  /// A sentence of the same words that nobody wrote before.
  static func distractor(using random: inout SplitMix64) -> String {
    (0..<12 + random.below(8)).map { _ in random.pick(words) }.joined(separator: " ") + "."
  }
}
