import Mustache

/// The templates of the HTML report, parsed.
struct HTMLTemplates {
  let head: MustacheTemplate
  let document: MustacheTemplate
  let tail: MustacheTemplate

  init() throws {
    MustacheContentTypes.register(HTMLEscape(), named: HTMLEscape.name)
    head = try MustacheTemplate(string: HTMLPageTemplate.head)
    document = try MustacheTemplate(string: HTMLDocumentTemplate.document)
    tail = try MustacheTemplate(string: HTMLPageTemplate.tail)
  }
}
