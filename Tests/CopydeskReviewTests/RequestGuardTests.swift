import HTTPTypes
import Hummingbird
import HummingbirdCore
import Testing

@testable import CopydeskReview

/// Who is let in to a review, and who is not.
@Suite struct RequestGuardTests {
  private static let port = 4711
  private let token = ReviewToken()
  private let guardian: RequestGuard

  init() {
    let box = PortBox()
    box.set(Self.port)
    guardian = RequestGuard(token: token, port: box)
  }

  /// The refusal of a request that is right but for what is said.
  private func refusal(
    _ method: HTTPRequest.Method = .get, host: String? = "127.0.0.1:4711", path: String? = nil,
    fields: HTTPFields = [:]
  ) -> (status: Int, reason: String)? {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: host, path: path ?? "/\(token.text)/findings", headerFields: fields)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    return guardian.refusal(of: request).map { ($0.status.code, $0.reason) }
  }

  @Test(arguments: ["127.0.0.1:4711", "localhost:4711"])
  func `the page's own requests are let in`(host: String) {
    #expect(refusal(host: host) == nil)
    #expect(refusal(host: host, fields: [.origin: "http://\(host)"]) == nil)
    #expect(refusal(.post, host: host, fields: [.origin: "http://\(host)", .contentLength: "20"]) == nil)
    #expect(refusal(host: host, path: "/\(token.text)/") == nil)
    #expect(refusal(host: host, path: "/\(token.text)/findings?rule=space-run") == nil)
  }

  @Test(arguments: [
    nil, "", "evil.example:4711", "127.0.0.1", "127.0.0.1:4712", "127.0.0.1:4711.evil.example", "LOCALHOST:4711 ",
    "[::1]:4711",
  ])
  func `another host is refused, whatever name was bent to this address`(host: String?) {
    #expect(refusal(host: host)?.status == 403)
  }

  @Test func `a host named twice is refused`() throws {
    let name = try #require(HTTPField.Name("Host"))
    #expect(refusal(fields: [name: "127.0.0.1:4711"])?.status == 400)
  }

  @Test(arguments: [
    "http://evil.example", "https://127.0.0.1:4711", "http://127.0.0.1:4712", "http://localhost:4711", "null", "",
  ])
  func `other origins are refused`(origin: String) {
    #expect(refusal(fields: [.origin: origin])?.status == 403)
    #expect(refusal(.post, fields: [.origin: origin])?.status == 403)
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .patch, .options])
  func `who writes must name an origin`(method: HTTPRequest.Method) {
    #expect(refusal(method)?.reason.contains("origin") == true)
  }

  @Test func `a browser that says the request came from elsewhere is believed`() throws {
    let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
    #expect(refusal(fields: [name: "cross-site"])?.status == 403)
    #expect(refusal(fields: [name: "same-origin"]) == nil)
  }

  @Test func `without the token nothing is there`() {
    let wrong = String(token.text.reversed())
    for path in [
      "", "/", "//", "/findings", "/\(token.text.dropLast())/", "/\(token.text)0/", "/?\(token.text)",
      "/x/\(token.text)/",
    ] {
      #expect(refusal(path: path)?.status == 403, "\(path)")
    }
    #expect(wrong == token.text || refusal(path: "/\(wrong)/")?.status == 403)
  }

  @Test(arguments: ["../etc/passwd", "%2e%2E/x", "a\\b", "a%5Cb", "findings?file=.."])
  func `paths that lead out are refused by name`(path: String) {
    #expect(refusal(path: "/\(token.text)/\(path)")?.status == 400)
  }

  @Test func `bodies are bounded`() {
    let origin: HTTPFields = [.origin: "http://127.0.0.1:4711"]
    func status(_ length: String) -> Int? {
      var fields = origin
      fields[.contentLength] = length
      return refusal(.post, fields: fields)?.status
    }
    #expect(status("\(RequestGuard.bodyLimit)") == nil)
    #expect(status("\(RequestGuard.bodyLimit + 1)") == 413)
    #expect(status("99999999999999999999999") == 413)
    #expect(status("many") == 413)
  }

  @Test func `what is checked first is said first`() {
    let far: HTTPFields = [.origin: "http://evil.example", .contentLength: "9999999"]
    #expect(refusal(.post, host: "evil.example", path: "/..", fields: far)?.reason.contains("host") == true)
    #expect(refusal(.post, path: "/..", fields: far)?.reason.contains("other pages") == true)
  }

  @Test func `tokens are long, and differ`() {
    let tokens = (0..<100).map { _ in ReviewToken() }
    #expect(Set(tokens).count == 100)
    for token in tokens { #expect(token.text.wholeMatch(of: /[0-9a-f]{32}/) != nil) }
    #expect(token.matches(token.text[...]))
    #expect(!token.matches(""))
  }
}
