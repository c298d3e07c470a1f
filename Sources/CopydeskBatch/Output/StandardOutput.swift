/// Standard output for short texts.
public enum StandardOutput {
  /// Writes a text.
  ///
  /// - Throws: ``BatchError/brokenPipe`` if the reader has gone, ``BatchError/unwritable(path:errno:)`` otherwise.
  public static func write(_ text: String) throws(BatchError) {
    let writer = DescriptorWriter.standardOutput()
    try writer.write(Array(text.utf8))
    try writer.finish()
  }
}
