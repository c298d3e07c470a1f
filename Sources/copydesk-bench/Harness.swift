import Glibc

/// Runs benchmarks in interleaved rounds and keeps every time.
///
/// Interleaving spreads a slow spell of the machine over all benchmarks; the best of the rounds is the figure.
struct Harness {
  let options: BenchmarkOptions
  /// Takes a line about a fault that the options tolerate.
  let report: (String) -> Void

  func run() throws -> [BenchmarkResult] {
    var results: [BenchmarkResult] = []
    for kind in Corpus.Kind.allCases {
      let wanted = options.filter.map { filter in { (name: String) in "\(kind.rawValue)/\(name)".contains(filter) } }
      let suite = try Benchmark.suite(over: Corpus(kind, byteCount: options.megabytes * 1_000_000))
      let selected = suite.filter { wanted?($0.name) ?? true }
      guard !selected.isEmpty else { continue }
      // The yardstick runs even if only another row was asked for.
      let benchmarks = selected.contains { $0.name == suite[0].name } ? selected : [suite[0]] + selected
      results += try measure(benchmarks)
    }
    return results
  }

  private func measure(_ benchmarks: [Benchmark]) throws -> [BenchmarkResult] {
    var results: [BenchmarkResult] = []
    for benchmark in benchmarks {
      let name = "\(benchmark.corpus.rawValue)/\(benchmark.name)"
      if let fault = benchmark.fault() {
        guard options.toleratesFaults else { throw BenchmarkError.fault(benchmark: name, fault) }
        report("\(name): \(fault)")
      }
      results.append(BenchmarkResult(benchmark: benchmark, count: benchmark.run()))
    }
    for _ in 0..<options.rounds {
      for index in results.indices {
        let start = ThreadClock.now
        let count = results[index].benchmark.run()
        let spent = ThreadClock.now - start
        guard count == results[index].count else {
          let name = results[index].benchmark.name
          throw BenchmarkError.fault(benchmark: name, "counted \(count) after \(results[index].count)")
        }
        results[index].times.append(spent)
      }
    }
    let baseline = results[0].best
    for index in results.indices { results[index].baseline = baseline }
    return results
  }
}

/// The CPU time of the calling thread: other jobs on the machine slow it down, but are not counted in it.
enum ThreadClock {
  /// Nanoseconds of CPU time so far.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
