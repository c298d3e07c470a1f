internal import GRDB

extension RunManifest {
  /// The text of a document as it was before the run, read again from its input.
  ///
  /// - Throws: ``BatchError`` if the input cannot be read or has no such record.
  /// - Complexity: O(*n*) in the bytes of the input up to the document.
  public func originalText(of document: Document) throws(BatchError) -> [UInt8] {
    let description = try description()
    let path = document.input.hasPrefix("/") ? document.input : description.folder + "/" + document.input
    let format = try formatName(ofInput: document.input).flatMap(InputFormat.init(rawValue:)) ?? .text
    let file = InputFile(path: path, format: format, relativePath: document.input)
    guard format.content != .text else { return try PlainTextReader.read(file) }
    let field = description.settings["text-field"] ?? "text"
    var texts = try RecordTexts(file, field: field)
    return try texts.text(ofRecord: document.record, field: field)
  }

  private func formatName(ofInput path: String) throws(BatchError) -> String? {
    try perform { try String.fetchOne($0, sql: "SELECT format FROM input WHERE path = ?", arguments: [path]) }
  }
}
