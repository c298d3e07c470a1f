import ArgumentParser
import CopydeskBatch

/// `copydesk verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run fixture pairs and case tables.",
    discussion: """
      DIR holds case tables in cases/*.json and golden pairs in golden/NAME.input.txt and NAME.expected.txt. Exits with \
      1 if any does not match.
      """)

  @Argument(help: "The folder of fixtures.", completion: .directory)
  var directory: String

  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions

  @Flag(help: "Write what cleaning gives into the fixtures that do not match.")
  var update = false

  @Option(help: ArgumentHelp("Write a JUnit report.", valueName: "file.xml"), completion: .file())
  var junit: String?

  @Flag(help: "Print TAP 14 instead of text.")
  var tap = false

  @Flag(help: "List fixtures that match too.")
  var verbose = false

  func run() throws {
    let file = try cleaning.file(for: [directory])
    if cleaning.dumpConfig { return try SettingsDump(cleaning, nil, file).write() }
    // A wrong option is wrong usage, not a fixture's fault.
    _ = try cleaning.cleaner(file)
    do {
      let suite = try FixtureSuite.load(directory)
      try InputGuard.check(outputs: [junit].compactMap(\.self), inputs: suite.files + cleaning.inputs(file))
      let report = try suite.run(with: try cleaning.configuration(file))
      try StandardOutput.write(tap ? report.tap() : report.text(verbose: verbose))
      if let junit { try OutputFile.write(report.junit(), to: junit) }
      if update {
        let written = try suite.update(from: report)
        return try StandardOutput.write(written.map { "updated \($0)\n" }.joined())
      }
      if !report.mismatches.isEmpty { throw ExitCode(1) }
    } catch let error as FixtureError {
      ErrorOutput.write("copydesk: error: \(error.description)\n")
      throw ExitCode(4)
    }
  }
}
