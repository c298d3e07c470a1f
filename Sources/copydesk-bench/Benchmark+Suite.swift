import Copydesk
import UnicodeText

extension Benchmark {
  /// The share of damaged documents the pipeline must restore byte for byte for its time to mean anything.
  private static let restoredShare = 0.95

  /// Everything that is measured over one corpus, ICU's word iteration first.
  static func suite(over corpus: Corpus) throws -> [Benchmark] {
    let byteCount = corpus.byteCount
    guard let iteration = WordIteration() else { throw BenchmarkError.icuUnavailable }
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    let iterate = { corpus.documents.reduce(0) { $0 + iteration.count($1) } }
    let tokenize = {
      corpus.documents.reduce(0) { total, document in
        breaker.tokenize(document, into: &tokens)
        return total + tokens.count
      }
    }
    var suite = [
      Benchmark(name: "icu-words", corpus: corpus.kind, byteCount: byteCount, unit: "tokens", run: iterate) {
        iterate() > byteCount / 20 ? nil : "ICU found too few words"
      },
      Benchmark(name: "tokens", corpus: corpus.kind, byteCount: byteCount, unit: "tokens", run: tokenize) {
        tokenize() == iterate() ? nil : "other tokens than ICU's"
      },
    ]
    for stage in Stage.standard.map(\.id) {
      let session = try Cleaner(Configuration(only: [stage.rawValue])).makeSession()
      suite.append(cleaning(corpus, by: session, named: stage.rawValue) { _ in nil })
    }
    let session = try Cleaner().makeSession()
    suite.append(
      cleaning(corpus, by: session, named: "pipeline") { restored in
        guard corpus.kind.isRestorable else { return nil }
        let isEnough = Double(restored) >= Double(corpus.documents.count) * restoredShare
        return isEnough ? nil : "only \(restored) of \(corpus.documents.count) documents come out right"
      })
    return suite
  }

  private static func cleaning(
    _ corpus: Corpus, by session: CleaningSession, named name: String, judge: @escaping (Int) -> String?
  ) -> Benchmark {
    let documents = corpus.documents.enumerated().map { Document(id: "\($0.offset)", bytes: $0.element) }
    return Benchmark(
      name: name, corpus: corpus.kind, byteCount: corpus.byteCount, unit: "findings",
      run: { documents.reduce(0) { $0 + session.clean($1).ledger.findings.count } },
      fault: {
        judge(zip(documents, corpus.cleanDocuments).count { session.clean($0).bytes == $1 })
      })
  }
}
