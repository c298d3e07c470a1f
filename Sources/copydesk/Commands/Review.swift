import ArgumentParser
import CopydeskBatch
internal import CopydeskLab
import CopydeskReview
import Foundation

/// `copydesk review`.
struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at the findings of a run, and accept, refuse or change them.",
    usage: "copydesk review [<options>] <run.sqlite>",
    discussion: """
      Serves a page on 127.0.0.1 and prints its address. Ctrl-C ends it; the decisions are kept in the manifest. \
      With --list, --accept, --refuse, --undo or --agreement no page is served. \
      `copydesk clean --decisions RUN.sqlite` follows the decisions, of several reviewers the last.
      """)

  @Argument(help: ArgumentHelp("The run's manifest.", valueName: "run.sqlite"), completion: .file())
  var manifest: String

  @Option(help: ArgumentHelp("The port to listen on; 0 for any.", valueName: "n"))
  var port = 0

  @Option(
    name: [.customLong("reviewer"), .customLong("who")],
    help: ArgumentHelp(
      "Who decides; each reviewer sees their own decisions. (default: the user's name)", valueName: "name"))
  var who: String?

  @Option(
    help: ArgumentHelp(
      "The case table that “Save as fixture” adds to; the browser gets each case as a file otherwise.",
      valueName: "cases.json"), completion: .file())
  var fixtures: String?

  @Option(
    help: ArgumentHelp(
      "The configuration that rules and exceptions are added to. (default: the one found from the run's folder)",
      valueName: "copydesk.yaml"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Draw so many repairs by rule and confidence, to be judged; tells for each rule the share that is right.",
      valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("What draws the sample. (default: a new one, which is printed)", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Where the judgements of --sample are kept, for `copydesk audit`. (default: RUN.sqlite.judgements.jsonl)",
      valueName: "file.jsonl"), completion: .file())
  var judgements: String?

  @Flag(help: "Review in the terminal, without a browser: one thing at a time, by the same keys.")
  var terminal = false

  @Flag(help: "Tell how far reviewers agree: the share, and Cohen's kappa.")
  var agreement = false

  @Option(help: ArgumentHelp("Accept a finding, or all of a rule. May be repeated.", valueName: "rule|id"))
  var accept: [String] = []

  @Option(help: ArgumentHelp("Refuse a finding, or all of a rule. May be repeated.", valueName: "rule|id"))
  var refuse: [String] = []

  @Option(help: ArgumentHelp("Why, kept with the decisions of --accept and --refuse.", valueName: "text"))
  var reason: String?

  @Flag(help: "Take the last decision back, or what was decided together, whoever made it.")
  var undo = false

  @Flag(help: "List every finding with its id and what was decided.")
  var list = false

  @Flag(help: "List as JSON Lines.")
  var json = false

  func validate() throws {
    guard 0...65535 ~= port else { throw ValidationError("'--port \(port)' is not a number from 0 to 65535.") }
    if let sample, sample < 1 { throw ValidationError("'--sample \(sample)' is not a number from 1.") }
    if terminal, !KeyReader.isTerminal {
      throw ValidationError("--terminal asks in a terminal, and standard input is none; leave it out for the page.")
    }
    if sample == nil, seed != nil || judgements != nil {
      throw ValidationError("--seed and --judgements are for --sample; give it a number.")
    }
  }

  func run() async throws {
    let who = who ?? NSUserName()
    guard accept.isEmpty, refuse.isEmpty, !undo, !list, !json, !agreement else { return try decide(who) }
    var options = ReviewOptions(
      manifest: manifest, who: who, version: Version.current, fixtures: fixtures.map(AbsolutePath.of),
      settings: config.map(AbsolutePath.of))
    if let sample {
      let seed = seed ?? UInt64.random(in: 0..<1_000_000)
      options.sample = (sample, seed)
      options.judgements = judgements ?? manifest + ".judgements.jsonl"
    }
    try InputGuard.check(
      outputs: [options.fixtures, options.settings, options.judgements].compactMap(\.self), inputs: [manifest])
    if let drawn = options.sample, let judgements = options.judgements {
      ErrorOutput.write("copydesk: a sample of \(drawn.count), --seed \(drawn.seed); judgements go to \(judgements)\n")
      let options = options
      Interruption.beforeEnding { Self.tell(options) }
    }
    if terminal {
      let desk = try ReviewDesk(options)
      var dialogue = try ReviewDialogue(desk, color: ColorChoice.auto.isOn)
      try dialogue.run()
      if let report = try desk.report() { try StandardOutput.write("\n" + report.text()) }
      return
    }
    let server = try ReviewServer(options, port: port)
    try await server.run { address in
      print(address)
      fflush(nil)
    }
  }

  /// Tells what the sample says when the review ends.
  private static func tell(_ options: ReviewOptions) {
    guard let report = try? ReviewDesk(options).report() else { return }
    ErrorOutput.write("\n" + report.text())
  }

  private func decide(_ who: String) throws {
    let review = try ReviewList(manifest, who: who)
    if undo {
      let count = try review.undo()
      // Not on standard output, where the list goes.
      let told = count == 0 ? "nothing to undo" : "took back \(count) \(count == 1 ? "decision" : "decisions")"
      ErrorOutput.write("copydesk: \(told)\n")
    }
    for name in accept { _ = try review.decide(name, .accept, reason: reason) }
    for name in refuse { _ = try review.decide(name, .refuse, reason: reason) }
    if agreement { try StandardOutput.write(try review.agreement()) }
    if list || json {
      try review.list(json: json) { bytes in try StandardOutput.write(String(decoding: bytes, as: UTF8.self)) }
    }
  }
}
