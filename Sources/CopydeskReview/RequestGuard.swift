internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Lets in only who was given the address, and only from the page itself.
///
/// Checked are, in this order: the host a browser thinks it talks to (a name that was bent to this address is no name of
/// ours), the origin of what asks, the token, the path, and the size of the body. Nothing is read before all hold.
struct RequestGuard: RouterMiddleware {
  typealias Context = BasicRequestContext

  /// The longest body: a decision with the text written by hand.
  static let bodyLimit = 1 << 16

  let token: ReviewToken
  /// The port, known when the server listens.
  let port: PortBox

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    if let refusal = refusal(of: request) {
      response = ReviewAnswer.error(refusal.status, refusal.reason)
      // What was not read of the body must not be taken for another request.
      response.headers[.connection] = "close"
    } else {
      do {
        response = try await next(request, context)
      } catch let error as HTTPError {
        response = ReviewAnswer.error(error.status, error.body ?? error.status.reasonPhrase)
      }
    }
    response.headers[.cacheControl] = "no-store"
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
    if let name = HTTPField.Name("Cross-Origin-Resource-Policy") { response.headers[name] = "same-origin" }
    return response
  }

  /// Why a request is not let in; nil if it is.
  func refusal(of request: Request) -> (status: HTTPResponse.Status, reason: String)? {
    let hosts = ["127.0.0.1:\(port.value)", "localhost:\(port.value)"]
    guard let host = request.head.authority, hosts.contains(host) else {
      return (.forbidden, "the host is not 127.0.0.1; use the address that was printed")
    }
    // The first is the authority; another is left among the fields.
    if let name = HTTPField.Name("Host"), request.headers[name] != nil {
      return (.badRequest, "the host is named twice")
    }
    let origin = request.headers[.origin]
    if let origin, origin != "http://\(host)" { return (.forbidden, "requests of other pages are refused") }
    if request.method != .get, origin == nil { return (.forbidden, "a request that writes must name its origin") }
    if let name = HTTPField.Name("Sec-Fetch-Site"), request.headers[name] == "cross-site" {
      return (.forbidden, "requests of other pages are refused")
    }
    let path = request.head.path ?? ""
    // What follows looks for characters, and a combining mark would hide those before it.
    guard path.utf8.allSatisfy({ $0 < 0x80 }) else { return (.badRequest, "the path is not ASCII") }
    let parts = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard let first = parts.first, token.matches(first) else {
      return (.forbidden, "the token is wrong; use the address that was printed")
    }
    // There are no files to reach; a path that tries is refused by name rather than not found.
    let plain = path.lowercased()
    if plain.contains("..") || plain.contains("%2e") || plain.contains("\\") || plain.contains("%5c") {
      return (.badRequest, "the path leaves the review")
    }
    if let length = request.headers[.contentLength], Int(length).map({ $0 > Self.bodyLimit }) ?? true {
      return (.contentTooLarge, "the body is longer than \(Self.bodyLimit) bytes")
    }
    return nil
  }
}

/// A port that is known later.
final class PortBox: Sendable {
  private let port = Mutex(0)

  var value: Int { port.withLock { $0 } }

  func set(_ value: Int) { port.withLock { $0 = value } }
}

/// The secret in the review's address: who has not been shown it is let in nowhere.
public struct ReviewToken: Hashable, Sendable {
  /// 32 hexadecimal digits.
  public let text: String

  /// Makes a token of 128 random bits.
  public init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// Whether a text is the token, in a time that tells nothing of where the two differ.
  func matches(_ other: Substring) -> Bool {
    let (mine, theirs) = (Array(text.utf8), Array(other.utf8))
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
