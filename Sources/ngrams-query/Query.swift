import Glibc
import NGrams

/// The tool that measures n-gram models: the counterpart of KenLM's `query`, `build_binary` and `lmplz`.
///
/// It is for developers of this package and is not installed. Tests/kenlm/README.md describes its five uses and the
/// comparison with KenLM.
@main
enum Query {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isResident = arguments.first == "--resident"
    if isResident { arguments.removeFirst() }
    do throws(ModelError) {
      switch (arguments.first, arguments.count) {
      case ("--convert", 3...5): try Conversion(arguments.dropFirst()).run()
      case ("--blank", 3...): try BlankedWords(model: arguments[1], texts: Array(arguments[2...])).run()
      case ("--adapt", 3...): try AdaptationMeasurement(model: arguments[1], documents: Array(arguments[2...])).run()
      case ("--train", 6):
        guard let training = Training(arguments.dropFirst()) else { usage() }
        try training.run()
      case (let model?, 2...3) where !model.hasPrefix("--"):
        let measurement = try Measurement(model: model, text: arguments[1], access: isResident ? .resident : .mapped)
        try measurement.run(sentencesTo: arguments.count == 3 ? arguments[2] : nil)
      default:
        usage()
      }
    } catch {
      complain("\(error)")
      exit(4)
    }
  }

  private static func usage() -> Never {
    complain(
      """
      usage: ngrams-query [--resident] MODEL TEXT [SENTENCES] | --convert FROM TO [compact|fast [none]] \
      | --train ORDER BYTES FOLDER TEXT ARPA | --blank MODEL RUNNING-TEXT... | --adapt MODEL DOCUMENT...
      """)
    exit(2)
  }

  private static func complain(_ message: String) {
    let line = Array("\(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }
}

/// Converts between ARPA files and models, told apart by their names: `.arpa` and `.arpa.gz` are ARPA.
struct Conversion {
  private let from: String
  private let to: String
  private let layout: ModelLayout
  private let quantization: ModelQuantization

  init(_ arguments: ArraySlice<String>) {
    let arguments = Array(arguments)
    from = arguments[0]
    to = arguments[1]
    layout = arguments.count > 2 && arguments[2] == "fast" ? .fast : .compact
    quantization = arguments.count > 3 && arguments[3] == "none" ? .none : .eightBit
  }

  func run() throws(ModelError) {
    if Self.isARPA(from) {
      try write(ARPAFile(path: from), metadata: [ModelMetadata.StandardKey.createdBy: "ngrams-query"])
    } else {
      let model = try LanguageModel(path: from)
      try write(model, metadata: model.metadata)
    }
  }

  private func write(_ source: some NGramSource, metadata: ModelMetadata) throws(ModelError) {
    if Self.isARPA(to) {
      try ARPAWriter.write(source, to: to)
    } else {
      try ModelWriter.write(source, layout: layout, quantization: quantization, metadata: metadata, to: to)
    }
  }

  private static func isARPA(_ path: String) -> Bool { path.hasSuffix(".arpa") || path.hasSuffix(".arpa.gz") }
}

/// Trains on a text with a sentence on each line and spaces between tokens: the counterpart of KenLM's lmplz.
struct Training {
  private let options: TrainingOptions
  private let text: String
  private let output: String

  /// Takes the order, the bytes of memory, the folder for temporary files, the text and the ARPA file to write.
  init?(_ arguments: ArraySlice<String>) {
    let arguments = Array(arguments)
    guard arguments.count == 5, let order = Int(arguments[0]), let memory = Int(arguments[1]) else { return nil }
    var options = TrainingOptions()
    options.style = .whitespace
    options.order = order
    options.memory = memory
    options.temporaryFolder = arguments[2]
    self.options = options
    text = arguments[3]
    output = arguments[4]
  }

  func run() throws(ModelError) {
    let ngrams = try NGramTrainer(corpora: [TrainingCorpus(name: text, path: text)], options: options).train()
    try ARPAWriter.write(ngrams, to: output)
    print("counts\t\(ngrams.counts.map(String.init).joined(separator: " "))")
  }
}
