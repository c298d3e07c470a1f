import ArgumentParser
import Copydesk
import CopydeskBatch
internal import CopydeskLab
import Foundation
import Logging

/// `copydesk damage`.
struct Damage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make damaged text with gold edits from clean text.",
    discussion: """
      Mentions are written over other words as a broken coreference resolver did it, and the crawl's damage is added. A \
      line of JSON for each text: id, damaged, clean, sites (start, end, inserted, clean_start, clean_end, drift, gold), \
      tokens, dropped_spans, damage. Offsets count code points. The same seed gives the same bytes.

        copydesk damage news.txt --documents 500 --seed 7 --output scrambled.jsonl
        xz -dc speeches.txt.xz | copydesk damage - --drift 2,4,6 --rate 0.3 --tokenization spaced=1,prose=1
        copydesk damage articles.jsonl --text-field body --undrifted 1 --no-nested
      """,
    // What the command was called before the stage of that name took the word for itself.
    aliases: ["scramble"])

  @Argument(help: "Clean texts: files, folders, - for standard input.", completion: .file())
  var corpora: [String] = []

  @Option(name: .shortAndLong, help: "The file to write. (default: standard output)", completion: .file())
  var output = "-"

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Draw this many texts at random. (default: all)", valueName: "count"))
  var documents: Int?

  @Option(help: ArgumentHelp("The fewest words of a text.", valueName: "count"))
  var minimumWords = 250

  @Option(help: ArgumentHelp("The most words of a text; longer documents are cut at a paragraph.", valueName: "count"))
  var maximumWords = 1500

  @Option(help: "How plain text is read: corpus (a blank line between documents) or document (a file is one).")
  var layout: CorpusLayout = .corpus

  @Option(help: "How files are read, whatever their names say.")
  var format: InputFormat?

  @Option(help: ArgumentHelp("The field of a record with the text.", valueName: "name"))
  var textField = "text"

  @Option(help: ArgumentHelp("The field of a record with its name.", valueName: "name"))
  var idField = "id"

  @Option(help: ArgumentHelp("What to write as genre. (default: the record's own)", valueName: "name"))
  var genre: String?

  @OptionGroup(title: "Damage")
  var damage: DamageArguments

  @Flag(help: "Tell nothing but errors.")
  var quiet = false

  func validate() throws {
    if corpora.isEmpty, isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Nothing to read: name a file or folder, or pipe text in.")
    }
    if let documents, documents < 0 { throw ValidationError("'--documents \(documents)' is not a number from 0.") }
    guard 0...maximumWords ~= minimumWords else {
      throw ValidationError("'--minimum-words' must be from 0 to '--maximum-words'.")
    }
  }

  func run() throws {
    var settings = DamageSettings()
    settings.options = damage.options
    settings.seed = seed
    settings.documents = documents
    settings.minimumWords = minimumWords
    settings.maximumWords = maximumWords
    settings.layout = layout
    settings.records = RecordOptions(textField: textField, idField: idField)
    settings.genre = genre
    let observer = ProgressLine(
      Logger(label: "copydesk") { _ in StandardErrorLogHandler(logLevel: quiet ? .error : .notice) }, inputs: nil,
      isForced: false, isQuiet: quiet, showsSummary: false)
    let job = DamageJob(try InputSet(corpora, format: format), output: output, settings: settings)
    let summary = try job.run(observer: observer)
    if summary.statistics.documents == 0, documents != 0, !summary.hasFailures {
      observer.noticed("nothing was written: no text has \(minimumWords) words; lower --minimum-words")
    }
    observer.finish(summary)
    if summary.didNothing { throw ExitCode(4) }
    if summary.hasFailures { throw ExitCode(3) }
  }
}
