import Glibc
import NGrams

/// Trains on a text whose lines are sentences and whose tokens are parted by spaces: the counterpart of KenLM's lmplz.
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
