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
