import NGrams

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
