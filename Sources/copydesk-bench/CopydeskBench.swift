import Glibc

/// Measures every stage and the pipeline beside ICU's word iteration over the same bytes.
@main
enum CopydeskBench {
  static func main() {
    do {
      let options = try BenchmarkOptions(Array(CommandLine.arguments.dropFirst()))
      let results = try Harness(options: options) { complain($0) }.run()
      if results.isEmpty { throw BenchmarkError.usage("no benchmark matches the filter") }
      print(options.isJSON ? BenchmarkReport.json(results) : BenchmarkReport.table(results), terminator: "")
    } catch {
      complain("\(error)")
      exit(error is BenchmarkError ? 2 : 4)
    }
  }

  private static func complain(_ line: String) {
    let bytes = Array("copydesk-bench: \(line)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
