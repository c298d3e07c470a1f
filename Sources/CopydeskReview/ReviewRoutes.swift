internal import CopydeskBatch
internal import CopydeskLedger
internal import HTTPTypes
internal import Hummingbird

/// The addresses below the token, and what they do.
struct ReviewRoutes: Sendable {
  let store: ReviewStore
  let token: ReviewToken

  func router(_ requestGuard: RequestGuard) -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: requestGuard)
    let group = router.group(RouterPath(stringLiteral: token.text))
    group.get("/") { _, _ in try await page() }
    group.get("api/documents/:number/:part") { _, context in
      let number = try context.parameters.require("number", as: Int64.self)
      let part = try context.parameters.require("part", as: Int.self)
      guard part >= 0 else { throw HTTPError(.badRequest, message: "parts are numbered from 0") }
      return ReviewAnswer.bytes(try await answer { try await store.document(number, part: part) }, "application/json")
    }
    group.get("api/decided") { _, _ in
      let counts = try await answer { try await store.decidedCounts() }
      return ReviewAnswer.object { json in
        json.key("documents")
        json.beginObject()
        for (number, count) in counts.sorted(by: { $0.key < $1.key }) { json.member(String(number), count) }
        json.endObject()
      }
    }
    group.get("api/fixtures/:number/:finding") { _, context in
      let number = try context.parameters.require("number", as: Int64.self)
      let finding = try context.parameters.require("finding", as: Int.self)
      let text = try await answer { try await store.fixture(number, finding) }
      return ReviewAnswer.bytes(Array(text.utf8), "application/json")
    }
    group.post("api/fixtures/:number/:finding") { request, context in
      _ = try await body(of: request)
      let number = try context.parameters.require("number", as: Int64.self)
      let finding = try context.parameters.require("finding", as: Int.self)
      let saved = try await answer { try await store.saveFixture(number, finding) }
      return ReviewAnswer.object { json in
        guard let saved else { return }
        json.member("file", saved.file)
        json.member("added", saved.isNew ? 1 : 0)
      }
    }
    group.post("api/decisions") { request, _ in
      let body = try await body(of: request)
      guard let document = body.integer("document"), let finding = body.integer("finding"), let choice = body.choice
      else { throw HTTPError(.badRequest, message: "a decision names a document, a finding and a choice") }
      let replacement = body.text("replacement")
      if choice == .replace, replacement == nil {
        throw HTTPError(.badRequest, message: "a replacement needs its text")
      }
      try await answer {
        try await store.decide(Int64(document), finding, choice, reason: body.reason, replacement: replacement)
      }
      return ReviewAnswer.object { $0.member("decided", 1) }
    }
    group.post("api/rules") { request, _ in
      let body = try await body(of: request)
      guard let rule = body.text("rule"), let choice = body.choice, choice != .replace else {
        throw HTTPError(.badRequest, message: "name a rule, and accept or refuse")
      }
      let count = try await answer { try await store.decideAll(of: rule, choice, reason: body.reason) }
      return ReviewAnswer.object { $0.member("decided", count) }
    }
    group.post("api/undo") { request, _ in
      _ = try await body(of: request)
      let count = try await answer { try await store.undo() }
      return ReviewAnswer.object { $0.member("undone", count) }
    }
    return router
  }

  private func page() async throws -> Response {
    let nonce = ReviewToken().text
    let bytes = try await answer { try await store.page(nonce: nonce) }
    var headers: [HTTPField] = []
    if let name = HTTPField.Name("Content-Security-Policy") {
      let policy = [
        "default-src 'none'", "style-src 'unsafe-inline'", "script-src 'nonce-\(nonce)'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
      ]
      headers.append(HTTPField(name: name, value: policy.joined(separator: "; ")))
    }
    return ReviewAnswer.bytes(bytes, "text/html; charset=utf-8", headers: headers)
  }

  private func body(of request: Request) async throws -> ReviewBody {
    guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
      throw HTTPError(.unsupportedMediaType, message: "the body must be application/json")
    }
    var request = request
    let buffer = try await request.collectBody(upTo: RequestGuard.bodyLimit)
    guard let body = ReviewBody(Array(buffer.readableBytesView)) else {
      throw HTTPError(.badRequest, message: "the body is not a JSON object")
    }
    return body
  }

  /// Turns what the manifest refuses into an answer.
  private func answer<Result: Sendable>(_ action: () async throws -> Result) async throws -> Result {
    do {
      return try await action()
    } catch let error as ReviewError {
      throw HTTPError(.notFound, message: error.description)
    } catch let error as BatchError {
      throw HTTPError(.conflict, message: error.description)
    } catch let error as FixtureError {
      throw HTTPError(.conflict, message: error.description)
    }
  }
}
