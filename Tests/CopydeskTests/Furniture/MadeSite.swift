import Copydesk
import CopydeskTestSupport

/// A site of made articles, with furniture that every so many of them have and lines that only look like it.
struct MadeSite {
  /// A line or sentence that recurs.
  struct Recurring {
    enum Place { case top, bottom, inside, firstSentence, lastSentence, repeated }

    var text: String
    /// Of a hundred articles, how many have it.
    var share: Int
    var place: Place
    /// Whether it is the site's.
    var isFurniture = true
  }

  var name: String
  var recurring: [Recurring]
  var articles = 120
  /// Of how many stories three to six versions are on the site.
  var versionedStories = 3

  /// An article, and where furniture and what only looks like it stand in it, in bytes.
  struct Article {
    var document: Document
    var furniture: [Range<Int>] = []
    var own: [Range<Int>] = []
  }

  /// The site's articles.
  func make(seed: UInt64) -> [Article] {
    var random = SplitMix64(seed: seed)
    var made: [Article] = []
    for number in 0..<articles {
      made.append(article(number, paragraphs: Self.paragraphs(&random, count: 3 + random.below(9)), &random))
    }
    for story in 0..<versionedStories {
      var paragraphs = Self.paragraphs(&random, count: 7)
      for version in 0..<(3 + random.below(4)) {
        // The page and one paragraph change from version to version.
        paragraphs[1 + random.below(5)] = Self.paragraphs(&random, count: 1)[0]
        made.append(article(1000 + story * 10 + version, paragraphs: paragraphs, &random))
      }
    }
    return made
  }

  private func article(_ number: Int, paragraphs: [String], _ random: inout SplitMix64) -> Article {
    var lines = paragraphs.map { [($0, Bool?.none)] }
    var top: [(String, Bool?)] = []
    var bottom: [(String, Bool?)] = []
    for item in recurring where random.below(100) < item.share {
      let piece = (item.text, Bool?.some(item.isFurniture))
      switch item.place {
      case .top: top.append(piece)
      case .bottom: bottom.append(piece)
      case .inside: lines.insert([piece], at: 1 + random.below(max(1, lines.count - 1)))
      case .firstSentence: lines[0].insert(piece, at: 0)
      case .lastSentence: lines[lines.count - 1].append(piece)
      case .repeated:
        for _ in 0..<2 { lines.insert([piece], at: 1 + random.below(max(1, lines.count - 1))) }
      }
    }
    var bytes: [UInt8] = []
    var article = Article(document: Document(id: "\(name)/\(number)", bytes: [], source: name))
    for (index, line) in (top.map { [$0] } + lines + bottom.map { [$0] }).enumerated() {
      if index > 0 { bytes += Array("\n\n".utf8) }
      for (place, piece) in line.enumerated() {
        if place > 0 { bytes.append(0x20) }
        let range = bytes.count..<bytes.count + piece.0.utf8.count
        bytes += Array(piece.0.utf8)
        if piece.1 == true { article.furniture.append(range) } else { article.own.append(range) }
      }
    }
    article.document.bytes = bytes
    return article
  }

  private static let names = ["Ada", "Bram", "Cora", "Dirk", "Edda", "Falk", "Gesa", "Hauke", "Ilka", "Jorn"]
  private static let families = ["Brook", "Marsh", "Quill", "Sander", "Thorn", "Ulmer", "Vogt", "Winter"]
  private static let doings = [
    "opened the new pier at", "asked the council about", "wrote a long letter on", "sold the old ferry of",
    "spoke for an hour about", "counted the herring off", "closed the road behind", "painted the town hall of",
  ]
  private static let places = ["Port Ellis", "Vell", "Harn", "Lower Quay", "Mirk Bay", "Sandholm", "Oster", "Tamm"]
  private static let reasons = [
    "because the winter had been so long", "although nobody had wanted it", "before the tide could turn",
    "while the harbour was still shut", "as soon as the money was there", "since the old one had rotted away",
  ]

  private static func paragraphs(_ random: inout SplitMix64, count: Int) -> [String] {
    (0..<count).map { _ in
      (0..<(2 + random.below(3))).map { _ in
        "\(random.pick(names)) \(random.pick(families)) \(random.pick(doings)) \(random.pick(places)) in \(1800 + random.below(200)) "
          + "\(random.pick(reasons)), and \(2 + random.below(9000)) people \(random.once(in: 2) ? "came" : "stayed away")."
      }.joined(separator: " ")
    }
  }

  /// What sites put in, and what recurs in their articles and is theirs to keep.
  static let sites = [
    MadeSite(
      name: "kestrelpost.example",
      recurring: [
        Recurring(text: "Get the morning letter of the Kestrel Post in your inbox.", share: 60, place: .bottom),
        Recurring(text: "Story continues below", share: 70, place: .inside),
        Recurring(text: "Kestrel Post | Coast", share: 25, place: .top),
        Recurring(text: "The Kestrel Post is printed on paper from the mills of Harn.", share: 30, place: .bottom),
        Recurring(
          text: "“The sea gives and the sea takes,” the mayor likes to say.", share: 20, place: .bottom,
          isFurniture: false),
        Recurring(text: "Edda Vogt contributed to this report.", share: 25, place: .bottom, isFurniture: false),
        Recurring(text: "By Ada Brook", share: 30, place: .top, isFurniture: false),
        Recurring(text: "He did not answer.", share: 20, place: .lastSentence, isFurniture: false),
      ]),
    MadeSite(
      name: "https://www.vellherald.example/",
      recurring: [
        Recurring(text: "Follow us on Facebook for more from the coast!", share: 40, place: .lastSentence),
        Recurring(text: "You are reading a free article of the Vell Herald.", share: 80, place: .firstSentence),
        Recurring(text: "More pictures", share: 55, place: .inside),
        Recurring(text: "Photos of the day", share: 15, place: .bottom),
        Recurring(
          text: "VELL (RTX) — The tide was high again this morning in the old harbour.", share: 15, place: .top,
          isFurniture: false),
        Recurring(
          text: "Correction: An earlier version gave the wrong tide.", share: 15, place: .bottom, isFurniture: false),
        Recurring(text: "Row, brothers, row, the night is long", share: 20, place: .repeated, isFurniture: false),
        Recurring(text: "(Applause)", share: 60, place: .repeated, isFurniture: false),
        Recurring(text: "THE MAYOR:", share: 60, place: .repeated, isFurniture: false),
      ]),
    MadeSite(
      name: "archive/harn",
      recurring: [
        Recurring(text: "Read our rules before you comment below.", share: 90, place: .bottom),
        Recurring(text: "Tamm Media GmbH, Lower Quay 4, Harn", share: 95, place: .bottom),
        Recurring(text: "Home > News > Harn", share: 100, place: .top),
        Recurring(text: "Thank you very much for coming tonight.", share: 30, place: .bottom, isFurniture: false),
        Recurring(
          text: "I will never forget what I saw on that night.", share: 15, place: .lastSentence, isFurniture: false),
        Recurring(text: "Nobody was hurt in the end.", share: 8, place: .inside, isFurniture: false),
      ]),
  ]
}
