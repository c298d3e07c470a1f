import Copydesk
import CopydeskBatch
import CopydeskReport
import CopydeskReview
import Foundation

/// The review in a terminal: shows one thing at a time in the order of the page, and takes the page's keys.
///
/// What is decided is in the manifest before the next is shown.
struct ReviewDialogue {
  private static let keys =
    "a accept, r refuse, e edit, 1-9 suggestion, n next, p previous, j k document, g by risk or by place, u undo, q quit"
  /// The changes of a group that are shown.
  private static let shownChanges = 3

  private let desk: ReviewDesk
  /// As it is now: a window may be resized.
  private var width: Int { TerminalWidth.of(STDERR_FILENO) }
  private let color: Bool
  private let documents: [(number: Int64, name: String)]
  private var place = 0
  private var items: [ReviewItem] = []
  private var choices: [Int: RunManifest.Decision.Choice] = [:]
  private var current = 0
  private var isByPlace = false

  init(_ desk: ReviewDesk, color: Bool) throws {
    self.desk = desk
    self.color = color
    documents = try desk.documentsByRisk()
  }

  /// Runs until the reviewer has enough or nothing is left.
  mutating func run() throws {
    let reader = KeyReader()
    defer { reader.close() }
    tell("\(documents.count) documents. \(Self.keys)")
    guard try openNext(from: 0, step: 1) else { return write("Nothing is left to decide.\n") }
    while true {
      show()
      guard let key = reader.key() else { return }
      write("\(key)\n")
      switch key {
      case "a": if try !decide(.accept) { return }
      case "r": if try !decide(.refuse) { return }
      case "e": if try !edit(reader) { return }
      case "1"..."9": if try !choose(key.wholeNumberValue) { return }
      case "n", " ": if try !step(1) { return }
      case "p": _ = try step(-1)
      case "j": if try !openNext(from: place + 1, step: 1) { write("This is the last document.\n") }
      case "k": if try !openNext(from: place - 1, step: -1) { write("This is the first document.\n") }
      case "g":
        isByPlace.toggle()
        try open(place)
      case "u": try undo()
      case "q", "\u{3}", "\u{4}": return
      default: tell(Self.keys)
      }
    }
  }

  /// Opens the nearest document with something to look at; whether there is one.
  private mutating func openNext(from start: Int, step: Int) throws -> Bool {
    var next = start
    while documents.indices.contains(next) {
      try open(next)
      if !items.isEmpty { return true }
      next += step
    }
    return false
  }

  private mutating func open(_ next: Int) throws {
    place = next
    let number = documents[place].number
    items = try desk.items(of: number, byPlace: isByPlace)
    choices = try desk.choices(about: number)
    current = items.firstIndex { !isDecided($0) } ?? 0
  }

  private func isDecided(_ item: ReviewItem) -> Bool { item.findings.allSatisfy { choices[$0] != nil } }

  private var left: Int { items.count { !isDecided($0) } }

  /// Goes to the next item, or to the next document; whether there is one.
  private mutating func step(_ step: Int) throws -> Bool {
    if items.indices.contains(current + step) {
      current += step
      return true
    }
    let before = place
    if try openNext(from: place + step, step: step) { return true }
    try open(before)
    if step > 0 { write("That was the last document.\n") }
    return step < 0
  }

  private mutating func decide(_ choice: RunManifest.Decision.Choice, _ replacement: [UInt8]? = nil) throws -> Bool {
    guard items.indices.contains(current) else { return true }
    let item = items[current]
    try desk.decide(item, choice, replacement: replacement)
    for finding in choice == .replace ? Array(item.findings.prefix(1)) : item.findings { choices[finding] = choice }
    // What is left of the document, first behind this one.
    if let next = items.dropFirst(current + 1).firstIndex(where: { !isDecided($0) })
      ?? items.firstIndex(where: { !isDecided($0) })
    {
      current = next
      return true
    }
    if try openNext(from: place + 1, step: 1) { return true }
    write("That was the last document.\n")
    return false
  }

  private mutating func edit(_ reader: KeyReader) throws -> Bool {
    guard items.indices.contains(current) else { return true }
    tell("Type what shall stand in place of \(items[current].excerpts.first?.removed ?? ""); Enter alone keeps it.")
    write("> ")
    let text = reader.line()
    // Keys such as arrows and Esc come as control characters, which nobody means to write.
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      write("  not changed: the text had a control character, such as an arrow key's or Esc's; e asks again\n")
      return true
    }
    return text.isEmpty ? true : try decide(.replace, Array(text.utf8))
  }

  private mutating func choose(_ digit: Int?) throws -> Bool {
    guard items.indices.contains(current) else { return true }
    let suggestions = items[current].suggestions
    guard let digit, suggestions.indices.contains(digit - 1) else { return true }
    return try decide(.replace, Array(suggestions[digit - 1].utf8))
  }

  private mutating func undo() throws {
    guard let document = try desk.takeBack() else { return write("  nothing to undo\n") }
    let known = documents.firstIndex { $0.number == document } ?? place
    try open(known)
    write("  undone\n")
  }

  private func show() {
    guard items.indices.contains(current) else { return }
    let item = items[current]
    let decided = item.findings.compactMap { choices[$0]?.rawValue }
    let state = decided.isEmpty ? "" : decided.count < item.findings.count ? ", partly decided" : ", \(decided[0])"
    let count = item.excerpts.count
    var page = TerminalPage(width: width, color: color)
    page.rule()
    page.add(
      "\(current + 1) of \(items.count), \(left) left",
      "  document \(place + 1) of \(documents.count): "
        + documents[place].name)
    page.add(
      item.rule,
      "  \(item.outcome.rawValue), \(count > 1 ? "from " : "")\(item.percent) %\(state)"
        + (count > 1 ? ", \(count) changes looked at once" : ""))
    if !item.summary.isEmpty { page.add("", item.summary) }
    for one in item.excerpts.prefix(Self.shownChanges) {
      page.add(left: one.left, removed: one.removed, added: one.added, right: one.right)
    }
    if count > Self.shownChanges { page.add("", "and \(count - Self.shownChanges) more") }
    if !item.suggestions.isEmpty {
      let list = item.suggestions.prefix(9).enumerated().map { "\($0 + 1) \($1)" }
      page.add("suggestions", "  " + list.joined(separator: "  "))
    }
    write(page.text + "? ")
  }

  /// Writes lines that fit the terminal.
  private func tell(_ text: String) {
    var page = TerminalPage(width: width, color: false)
    page.add("", text)
    write(page.text)
  }

  private func write(_ text: String) { ErrorOutput.write(text) }
}
