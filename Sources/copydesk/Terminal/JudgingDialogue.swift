import CopydeskBatch
import CopydeskLab
import Dispatch
import Foundation
import Synchronization

/// Asks a reader about edits, one after another, and keeps each judgement at once.
struct JudgingDialogue {
  private static let keys =
    "r right, w wrong, d debatable, s skip, S skip the rest of the rule, n add a note to the last one, u undo, q quit"

  private let edits: [AuditedEdit]
  private let who: String
  private let path: String

  init(_ edits: [AuditedEdit], who: String, path: String) {
    self.edits = edits
    self.who = who
    self.path = path
  }

  /// Runs until all edits are judged or the reader has enough; returns whether the book is another than before.
  mutating func run(_ book: inout JudgementBook) throws -> Bool {
    guard !edits.isEmpty else {
      ErrorOutput.write("copydesk: every edit has been judged\n")
      return false
    }
    ErrorOutput.write("\(edits.count) edits to read. \(Self.keys)\n")
    let reader = KeyReader()
    defer { reader.close() }
    var given: [Int] = []
    var place = 0
    while place < edits.count {
      let edit = edits[place]
      ErrorOutput.write(
        "\n\(place + 1) of \(edits.count)  \(edit.identity.rule), stated \(edit.confidence)"
          + "\(edit.isAgainstGold ? ", the gold differs" : "")  \(edit.document)\n  \(edit.excerpt)\n? ")
      guard let key = reader.key() else { break }
      ErrorOutput.write("\(key)\n")
      if let judgement = JudgementBook.Judgement.allCases.first(where: { $0.rawValue.first == key }) {
        book.add(JudgementBook.Entry(edit: edit.identity, judgement: judgement, who: who))
        try book.write(to: path)
        given.append(place)
        place += 1
        continue
      }
      switch key {
      case "s": place += 1
      case "S": while place < edits.count, edits[place].identity.rule == edit.identity.rule { place += 1 }
      case "n": try addNote(to: given.last, reader, &book)
      case "u":
        guard let last = given.popLast() else { continue }
        book.remove(edits[last].identity)
        try book.write(to: path)
        place = last
      case "q", "\u{3}", "\u{4}": return true
      default: ErrorOutput.write("  \(Self.keys)\n")
      }
    }
    return true
  }

  private func addNote(to last: Int?, _ reader: KeyReader, _ book: inout JudgementBook) throws {
    guard let last, var entry = book.entry(of: edits[last].identity) else { return }
    ErrorOutput.write("  note: ")
    entry.note = reader.line()
    book.add(entry)
    try book.write(to: path)
  }
}

/// Single keys of the terminal, which need no Enter.
///
/// The terminal is set back when it is closed, and before a signal ends the command.
final class KeyReader: Sendable {
  /// Whether standard input is a terminal.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  private let saved: termios
  private let raw: termios
  private let takesKeys = Atomic<Bool>(true)

  init() {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    raw = settings
    Interruption.beforeEnding { [self] in close() }
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    // A shell that stopped the command and goes on with it has set the terminal to lines.
    let source = DispatchSource.makeSignalSource(signal: SIGCONT, queue: .global(qos: .userInteractive))
    source.setEventHandler { [self] in
      var settings = raw
      if takesKeys.load(ordering: .relaxed) { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    }
    source.resume()
    // It watches as long as the program runs.
    _ = Unmanaged.passRetained(source as AnyObject)
  }

  /// Sets the terminal back.
  func close() {
    takesKeys.store(false, ordering: .relaxed)
    var settings = saved
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// The next key of ASCII; nil when the terminal is gone.
  func key() -> Character? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      if byte < 0x80 { return Character(Unicode.Scalar(byte)) }
    }
  }

  /// A line, typed as lines are.
  func line() -> String {
    var settings = saved
    takesKeys.store(false, ordering: .relaxed)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    defer {
      settings = raw
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
      takesKeys.store(true, ordering: .relaxed)
    }
    return readLine() ?? ""
  }
}
