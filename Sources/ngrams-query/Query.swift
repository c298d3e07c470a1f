import Glibc
import NGrams

/// Measures a model: `ngrams-query [--resident] MODEL TEXT [SENTENCES]`, or converts: `ngrams-query --convert FROM TO
/// [LAYOUT [none]]`, or trains: `ngrams-query --train ORDER BYTES FOLDER TEXT ARPA`, or tells how often a blanked word
/// is found again: `ngrams-query --blank MODEL RUNNING-TEXT…`, or what adapting to a batch brings: `ngrams-query --adapt
/// MODEL DOCUMENT…`.
///
/// TEXT has a sentence on each line, its tokens parted by spaces. Printed are queries per second of CPU time, once
/// with the look-up of words and once without, the sum of the log10 probabilities, and the perplexity. SENTENCES gets
/// the log10 probability of each sentence. It is the counterpart of KenLM's `query`,
/// `build_binary` and `lmplz`.
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
