public import CopydeskBatch
internal import Glibc
internal import Hummingbird
internal import Logging
internal import NIOCore

/// The review of a run: a local web page to look at its findings and to accept, refuse or change them.
///
/// It listens on 127.0.0.1 only, lets in only requests that know the token of its address and come from its own page, and
/// writes nothing but the run's manifest, every decision at once, the case table and the judgements that were named, and
/// the `copydesk.yaml` that a rule is put into. It serves no files. It is for one person on one machine:
/// whoever can read that person's screen or processes can read the address.
public struct ReviewServer: Sendable {
  private let store: ReviewStore
  private let port: Int

  /// Creates a server for a manifest.
  ///
  /// - Parameters:
  ///   - options: what is reviewed, by whom.
  ///   - port: where to listen; 0 for any free port.
  /// - Throws: ``BatchError`` if the manifest cannot be opened.
  public init(_ options: ReviewOptions, port: Int) throws(BatchError) {
    store = try ReviewStore(options)
    self.port = port
  }

  /// Serves until the task is cancelled or the program ends.
  ///
  /// - Parameter isListening: takes the page's address once it can be opened.
  /// - Throws: ``ReviewError`` if it cannot listen.
  public func run(isListening: @escaping @Sendable (String) -> Void) async throws {
    let token = ReviewToken()
    let box = PortBox()
    let router = ReviewRoutes(store: store, token: token).router(RequestGuard(token: token, port: box))
    var logger = Logger(label: "copydesk.review") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let application = Application(
      router: router,
      // A browser opens connections again; those that say nothing do not stay.
      server: .http1(configuration: .init(additionalChannelHandlers: [ClosingHandler()], idleTimeout: .seconds(15))),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { channel in
        box.set(channel.localAddress?.port ?? port)
        isListening("http://127.0.0.1:\(box.value)/\(token.text)/")
      }, logger: logger)
    do {
      try await application.run()
    } catch let error as IOError {
      throw error.errnoCode == EADDRINUSE
        ? ReviewError.portTaken(port) : ReviewError.cannotListen(port, reason: "\(error)")
    }
  }
}
