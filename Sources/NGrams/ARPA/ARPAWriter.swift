internal import CZlib
internal import Glibc

/// Writes n-grams as ARPA files.
public enum ARPAWriter {
  /// Writes an ARPA file, compressed with gzip if its name ends in `.gz`.
  ///
  /// Numbers are written with as many digits as it takes to read the same 32-bit float again. The file appears under
  /// its name only when it is whole.
  ///
  /// - Throws: ``ModelError`` if the source cannot be read or the file cannot be written.
  public static func write(_ source: some NGramSource, to path: String) throws(ModelError) {
    var file = try TextFile(path)
    file.append("\\data\\\n")
    for (index, count) in source.counts.enumerated() { file.append("ngram \(index + 1)=\(count)\n") }
    for n in 1...max(1, source.order) {
      file.append("\n\\\(n)-grams:\n")
      try source.forEach(order: n) { words, probability, backoff throws(ModelError) in
        file.append(Self.text(probability))
        for (index, word) in words.enumerated() {
          file.append(index == 0 ? "\t" : " ")
          source.vocabulary.withWord(word) { file.append($0) }
        }
        // Left out where it can only be 0, as everyone does.
        if n < source.order { file.append("\t\(Self.text(backoff))") }
        file.append("\n")
        try file.flushIfLarge()
      }
    }
    file.append("\n\\end\\\n")
    try file.finish()
  }

  private static func text(_ value: Float) -> String { value == 0 ? "0" : value.description }
}
