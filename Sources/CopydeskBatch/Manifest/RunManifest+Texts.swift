internal import GRDB

extension RunManifest {
  /// The text of a document as it was before the run, read again from its input.
  ///
  /// - Throws: ``BatchError`` if the input cannot be read or has no such record.
  /// - Complexity: O(*n*) in the bytes of the input up to the document.
  public func originalText(of document: Document) throws(BatchError) -> [UInt8] {
    let file = try inputFile(of: document)
    guard file.format.content != .text else { return try PlainTextReader.read(file) }
    let field = try description().settings["text-field"] ?? "text"
    var texts = try RecordTexts(file, field: field)
    return try texts.text(ofRecord: document.record, field: field)
  }

  /// The file a document came from.
  func inputFile(of document: Document) throws(BatchError) -> InputFile {
    let path = Path.isAbsolute(document.input) ? document.input : try description().folder + "/" + document.input
    let format = try formatName(ofInput: document.input).flatMap(InputFormat.init(rawValue:)) ?? .text
    return InputFile(path: path, format: format, relativePath: document.input)
  }

  private func formatName(ofInput path: String) throws(BatchError) -> String? {
    try perform { try String.fetchOne($0, sql: "SELECT format FROM input WHERE path = ?", arguments: [path]) }
  }
}
