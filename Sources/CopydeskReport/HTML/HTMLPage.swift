internal import CopydeskLedger

import Copydesk
import Mustache

/// The page that reports and the review share: what stands before the documents, and after.
package struct HTMLPage {
  /// What the page is for.
  package enum Purpose: Sendable {
    /// A file to look at, with the documents in it.
    case report
    /// A page of the review, which asks for documents and may run only the script that bears the nonce.
    case review(nonce: String)
  }

  private let templates: HTMLTemplates
  private let purpose: Purpose

  /// Parses the templates.
  package init(_ purpose: Purpose) throws {
    templates = try HTMLTemplates()
    self.purpose = purpose
  }

  /// What stands before the first document.
  package func head(title: String, version: String) -> [UInt8] {
    let context: [String: Any] = [
      "title": title, "version": version, "css": Self.text(PackageResources.page_css), "isFile": isFile,
    ]
    return Array(templates.head.render(context).utf8)
  }

  /// What stands after the last document; `bundles` are the numbers of the first document of each, `isSample` is whether
  /// a review is of a sample.
  ///
  /// - Complexity: O(*n*) in the rows.
  package func tail(
    _ overview: HTMLOverview, rows: [HTMLIndexRow], bundles: [Int] = [], rules: HTMLRuleTable, note: String?,
    undamaged: HTMLUndamaged = HTMLUndamaged(), isSample: Bool = false, version: String
  ) -> [UInt8] {
    var index = JSONWriter()
    index.beginObject()
    index.key("rules")
    rules.write(into: &index)
    index.key("documents")
    index.beginArray()
    for row in rows { row.write(into: &index) }
    index.endArray()
    undamaged.write(into: &index)
    if isFile {
      index.key("bundles")
      index.beginArray()
      for first in bundles { index.number(first) }
      index.endArray()
    } else {
      index.member("review", true)
      if isSample { index.member("sample", true) }
    }
    index.endObject()
    var context = overview.context(version: version)
    context["note"] = note ?? false
    context["version"] = version
    context["index"] = Self.text(HTMLEmbedding.script(index.bytes))
    context["outcomes"] = Outcome.allCases.map { ["name": $0.rawValue] }
    context["categories"] = Category.allCases.map { ["name": $0.rawValue] }
    context["isFile"] = isFile
    context["script"] = script
    context["nonce"] = nonce ?? false
    return Array(templates.tail.render(context).utf8)
  }

  private var isFile: Bool { nonce == nil }

  private var nonce: String? {
    switch purpose {
    case .report: nil
    case .review(let nonce): nonce
    }
  }

  private var script: String {
    var parts = [
      PackageResources.data_js, PackageResources.table_js, PackageResources.document_js, PackageResources.list_js,
      PackageResources.card_js, PackageResources.main_js,
    ]
    if !isFile { parts += [PackageResources.review_js, PackageResources.recurring_js] }
    let body = parts.map(Self.text).joined(separator: "\n")
    return "(() => {\n\"use strict\";\n\(body)\nsetUp();\n})();"
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
