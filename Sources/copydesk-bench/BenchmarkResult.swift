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
