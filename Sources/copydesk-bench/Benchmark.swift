import Copydesk
import UnicodeText

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

/// Why benchmarks cannot be run; each says what to do.
enum BenchmarkError: Error, CustomStringConvertible {
  case usage(String)
  case icuUnavailable
  case fault(benchmark: String, String)

  var description: String {
    switch self {
    case .usage(let problem):
      "\(problem); usage: copydesk-bench [--rounds N] [--megabytes N] [--filter TEXT] [--json] [--tolerate-faults]"
    case .icuUnavailable: "ICU cannot be opened; install libicu"
    case .fault(let benchmark, let problem): "\(benchmark): \(problem); fix that before timing it, or --filter it out"
    }
  }
}

/// What one benchmark took.
struct BenchmarkResult {
  let benchmark: Benchmark
  /// What a run counted.
  let count: Int
  /// CPU time of each round, in nanoseconds.
  var times: [UInt64] = []
  /// The best time of ICU's word iteration over the same bytes.
  var baseline: UInt64 = 0

  var best: UInt64 { times.min() ?? 0 }
  var median: UInt64 { times.isEmpty ? 0 : times.sorted()[times.count / 2] }
  /// Megabytes (10^6 bytes) of UTF-8 per second of CPU.
  func speed(_ nanoseconds: UInt64) -> Double { Double(benchmark.byteCount) * 1_000 / Double(max(1, nanoseconds)) }
  /// The speed as a multiple of ICU's word iteration.
  var ratio: Double { Double(baseline) / Double(max(1, best)) }
}
