/// Files written in one piece.
public enum OutputFile {
  /// Writes a text to a file, which appears only when it is whole.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)``.
  public static func write(_ text: String, to path: String) throws(BatchError) {
    let file = try AtomicFile(path)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
