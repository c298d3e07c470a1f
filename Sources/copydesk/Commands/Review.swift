import ArgumentParser
import CopydeskBatch
import CopydeskReview
import Foundation

/// `copydesk review`.
struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at the findings of a run, and accept, refuse or change them.",
    usage: "copydesk review [<options>] <run.sqlite>",
    discussion: """
      Serves a page on 127.0.0.1 and prints its address. Ctrl-C ends it; the decisions are kept in the manifest. \
      With --list, --accept, --refuse or --undo no page is served. `copydesk clean --decisions RUN.sqlite` follows the decisions.
      """)

  @Argument(help: ArgumentHelp("The run's manifest.", valueName: "run.sqlite"), completion: .file())
  var manifest: String

  @Option(help: ArgumentHelp("The port to listen on; 0 for any.", valueName: "n"))
  var port = 0

  @Option(help: ArgumentHelp("Who decides. (default: the user's name)", valueName: "name"))
  var who: String?

  @Option(
    help: ArgumentHelp(
      "The case table that “Save as fixture” adds to; the browser gets each case as a file otherwise.",
      valueName: "cases.json"), completion: .file())
  var fixtures: String?

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
  }

  func run() async throws {
    let who = who ?? NSUserName()
    guard accept.isEmpty, refuse.isEmpty, !undo, !list, !json else { return try decide(who) }
    let fixtures = fixtures.map(AbsolutePath.of)
    try InputGuard.check(outputs: [fixtures].compactMap(\.self), inputs: [manifest])
    let server = try ReviewServer(
      manifest: manifest, port: port, who: who, version: Version.current, fixtures: fixtures)
    try await server.run { address in
      print(address)
      fflush(nil)
    }
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
    if list || json {
      try review.list(json: json) { bytes in try StandardOutput.write(String(decoding: bytes, as: UTF8.self)) }
    }
  }
}
