import Mustache

/// The templates of the HTML page, parsed.
struct HTMLTemplates {
  let head: MustacheTemplate
  let tail: MustacheTemplate

  init() throws {
    MustacheContentTypes.register(HTMLEscape(), named: HTMLEscape.name)
    head = try MustacheTemplate(string: HTMLPageTemplate.head)
    tail = try MustacheTemplate(string: HTMLPageTemplate.tail)
  }
}
