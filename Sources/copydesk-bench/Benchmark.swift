/// One thing that is measured over one corpus.
struct Benchmark {
  /// What is measured: `icu-words`, `tokens`, a stage, or `pipeline`.
  let name: String
  /// The kind of text.
  let corpus: Corpus.Kind
  /// The UTF-8 bytes one run reads.
  let byteCount: Int
  /// What a run counts: tokens or findings.
  let unit: String
  /// Does the work once and counts.
  let run: () -> Int
  /// What is wrong with the work, looked at once before anything is timed; nil if nothing is.
  let fault: () -> String?
}
