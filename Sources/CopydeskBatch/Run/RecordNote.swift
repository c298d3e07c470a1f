/// What a ledger keeps of a record beside its findings, so that the line can be given back: on the first line of each
/// document, the line of the output, the file it came from, the field, and how the string was spelled.
struct RecordNote: Hashable, Sendable {
  /// The line of the output.
  var line: Int
  /// The line of the input, which differs where several inputs went to one output.
  var inputLine: Int
  var input: String
  var textField: String
  var outputField: String?
  var spelling: JSONStringSpelling?

  /// The members' names.
  enum Name {
    static let line = "record"
    static let inputLine = "inputRecord"
    static let input = "input"
    static let textField = "textField"
    static let outputField = "outputField"
    static let spelling = "spelling"
  }

  /// Adds the note to the first line of a document's ledger.
  func added(to ledger: [UInt8]) -> [UInt8] {
    guard let lineEnd = ledger.firstIndex(of: 0x0A), lineEnd > 0, ledger[lineEnd - 1] == UInt8(ascii: "}")
    else { return ledger }
    var members: [(String, String)] = [(Name.line, String(line)), (Name.input, input), (Name.textField, textField)]
    if inputLine != line { members.append((Name.inputLine, String(inputLine))) }
    if let outputField { members.append((Name.outputField, outputField)) }
    if let spelling, !spelling.isPlain { members.append((Name.spelling, spelling.ledgerValue)) }
    var result = Array(ledger[..<(lineEnd - 1)])
    for (name, value) in members {
      result += Array(",\"\(name)\":\"".utf8)
      result += JSONStringStyle.plain.content(of: Array(value.utf8)[...]) ?? []
      result.append(UInt8(ascii: "\""))
    }
    return result + ledger[(lineEnd - 1)...]
  }

  /// Reads the note of a ledger line; nil if it has none.
  init?(line bytes: [UInt8], scanner: RecordScanner) {
    let names = [Name.line, Name.input, Name.textField, Name.outputField, Name.spelling, Name.inputLine].map {
      Array($0.utf8)
    }
    guard let fields = try? scanner.fields(names, in: bytes, bytes.indices) else { return nil }
    let values = fields.map { field -> String? in
      guard let field, field.kind == .string else { return nil }
      return String(decoding: JSONStringLiteral(bytes[field.content]).text, as: UTF8.self)
    }
    guard let line = values[0].flatMap({ Int($0) }), let textField = values[2] else { return nil }
    self.init(
      line: line, inputLine: values[5].flatMap { Int($0) } ?? line, input: values[1] ?? "", textField: textField,
      outputField: values[3], spelling: nil)
    if let spelling = values[4] {
      guard let known = JSONStringSpelling(ledgerValue: spelling) else { return nil }
      self.spelling = known
    }
  }

  init(
    line: Int, inputLine: Int, input: String, textField: String, outputField: String?, spelling: JSONStringSpelling?
  ) {
    self.line = line
    self.inputLine = inputLine
    self.input = input
    self.textField = textField
    self.outputField = outputField
    self.spelling = spelling
  }
}
