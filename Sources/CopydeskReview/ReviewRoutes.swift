internal import CopydeskBatch
internal import CopydeskLedger
internal import CopydeskReport
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
      ReviewAnswer.bytes(try await answer { try await store.progress() }, "application/json")
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
      let findings = body.integers("findings") ?? body.integer("finding").map { [$0] } ?? []
      guard let document = body.integer("document"), !findings.isEmpty, let choice = body.choice
      else { throw HTTPError(.badRequest, message: "a decision names a document, its findings and a choice") }
      let replacement = body.text("replacement")
      if choice == .replace, replacement == nil {
        throw HTTPError(.badRequest, message: "a replacement needs its text")
      }
      let decided = try await answer {
        try await store.decide(Int64(document), findings, choice, reason: body.reason, replacement: replacement)
      }
      return ReviewAnswer.object { json in
        json.member("decided", findings.count)
        json.member("of", decided)
      }
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
      let undone = try await answer { try await store.undo() }
      return ReviewAnswer.object { json in
        json.member("undone", undone.count)
        if let document = undone.document { json.member("document", Int(document)) }
        if let finding = undone.finding { json.member("finding", finding) }
      }
    }
    addRecurring(to: group)
    return router
  }

  /// Changes made more than once, and what could be made of them.
  private func addRecurring(to group: RouterGroup<BasicRequestContext>) {
    group.get("api/recurring") { _, _ in
      let rows = try await answer { try await store.recurring() }
      return ReviewAnswer.object { json in
        json.key("rows")
        json.beginArray()
        for row in rows { row.write(into: &json) }
        json.endArray()
      }
    }
    group.post("api/places") { request, _ in
      let change = try await change(of: body(of: request))
      let places = try await answer { try await store.places(of: change) }
      return ReviewAnswer.object { json in
        json.key("places")
        json.beginArray()
        for place in places {
          json.beginObject()
          json.member("document", Int(place.document))
          json.member("name", place.name)
          json.member("count", place.count)
          json.endObject()
        }
        json.endArray()
      }
    }
    group.post("api/same") { request, _ in
      let body = try await body(of: request)
      let change = try change(of: body)
      let replacement = body.text("replacement")
      guard let choice = body.choice, choice != .replace || replacement != nil else {
        throw HTTPError(.badRequest, message: "name a choice; a replacement needs its text")
      }
      let count = try await answer { try await store.decideAll(of: change, choice, replacement: replacement) }
      return ReviewAnswer.object { $0.member("decided", count) }
    }
    group.post("api/settings/preview") { request, _ in
      let proposal = try await proposal(of: body(of: request))
      return ReviewAnswer.object { json in
        json.member("file", proposal.file)
        json.member("yaml", proposal.yaml)
        json.member("told", proposal.told)
        json.key("examples")
        json.beginArray()
        for example in proposal.examples { json.string(example) }
        json.endArray()
      }
    }
    group.post("api/settings") { request, _ in
      let proposal = try await proposal(of: body(of: request))
      try await answer { try proposal.write() }
      return ReviewAnswer.object { $0.member("file", proposal.file) }
    }
  }

  private func change(of body: ReviewBody) throws -> RunManifest.Recurring {
    guard let change = body.change else { throw HTTPError(.badRequest, message: "name a rule and the text before") }
    return change
  }

  private func proposal(of body: ReviewBody) async throws -> SettingsProposal {
    let change = try change(of: body)
    guard let kind = body.text("kind").flatMap(SettingsProposal.Kind.init), let text = body.text("text") else {
      throw HTTPError(.badRequest, message: "name a kind, rule or exception, and a text")
    }
    return try await answer { try await store.proposal(kind, change, text: text, write: body.text("write")) }
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

extension RunManifest.Recurring {
  /// Writes the row of a table as an object.
  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.member("rule", rule)
    json.member("before", before)
    if let after { json.member("after", after) }
    json.member("places", places)
    json.member("documents", documents)
    json.member("least", HTMLPercent.of(least))
    json.member("decided", decided)
    json.endObject()
  }
}
