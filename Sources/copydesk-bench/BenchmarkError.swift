/// Why benchmarks cannot be run; each says what to do.
enum BenchmarkError: Error, CustomStringConvertible {
  case usage(String)
  case icuUnavailable
  case fault(benchmark: String, String)

  var description: String {
    switch self {
    case .usage(let problem):
      "\(problem); usage: copydesk-bench [--rounds N] [--megabytes N] [--filter TEXT] [--json] [--tolerate-faults]"
    case .icuUnavailable: "ICU cannot be opened; install libicu (Debian: libicu72)"
    case .fault(let benchmark, let problem): "\(benchmark): \(problem); fix that before timing it, or --filter it out"
    }
  }
}
