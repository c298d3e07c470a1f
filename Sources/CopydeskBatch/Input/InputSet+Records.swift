extension InputSet {
  /// The name of the first file whose documents are records, in folders too; nil if there is none.
  public func firstFileOfRecords() -> String? {
    var cursor = InputCursor(self, excluding: [])
    while let step = cursor.next() {
      if case .file(let file) = step, file.format.content != .text { return file.path }
    }
    return nil
  }
}
