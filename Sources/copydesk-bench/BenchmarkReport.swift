/// Results as a table for people or JSON Lines for programs.
enum BenchmarkReport {
  static func table(_ results: [BenchmarkResult]) -> String {
    var lines = [row(["corpus", "benchmark", "MB/s", "median", "x ICU", "count"])]
    for result in results {
      lines.append(
        row([
          result.benchmark.corpus.rawValue, result.benchmark.name, decimal(result.speed(result.best), 1),
          decimal(result.speed(result.median), 1), decimal(result.ratio, 2), "\(result.count) \(result.benchmark.unit)",
        ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ results: [BenchmarkResult]) -> String {
    results.map { result in
      "{\"corpus\": \"\(result.benchmark.corpus.rawValue)\", \"benchmark\": \"\(result.benchmark.name)\", "
        + "\"bytes\": \(result.benchmark.byteCount), \"best_ns\": \(result.best), \"median_ns\": \(result.median), "
        + "\"mb_per_s\": \(decimal(result.speed(result.best), 2)), \"ratio_to_icu\": \(decimal(result.ratio, 3)), "
        + "\"\(result.benchmark.unit)\": \(result.count)}\n"
    }.joined()
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [18, 12, 9, 9, 8, 0]
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      line += (2...4).contains(index) ? padding + cell + " " : cell + padding + " "
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private static func decimal(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let digits = String(Int((value * scale).rounded()))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}

/// What the command line asks for.
struct BenchmarkOptions {
  /// Times everything is run; the best counts.
  var rounds = 9
  /// The size of each corpus in megabytes.
  var megabytes = 2
  /// Only benchmarks whose `corpus/name` holds this text; nil for all.
  var filter: String?
  /// Whether to write JSON.
  var isJSON = false
  /// Whether faults are reported without ending the run.
  var toleratesFaults = false

  init(_ arguments: [String]) throws(BenchmarkError) {
    var rest = arguments[...]
    func number(_ option: String) throws(BenchmarkError) -> Int {
      guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
        throw .usage("\(option) needs a number above zero")
      }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--rounds": rounds = try number(option)
      case "--megabytes": megabytes = try number(option)
      case "--filter":
        guard let text = rest.popFirst() else { throw .usage("--filter needs a text") }
        filter = text
      case "--json": isJSON = true
      case "--tolerate-faults": toleratesFaults = true
      default: throw .usage("unknown option '\(option)'")
      }
    }
  }
}
