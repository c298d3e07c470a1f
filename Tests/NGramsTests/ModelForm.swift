import Testing
import NGrams

/// A layout with a quantization, and what may differ from exact arithmetic in it.
struct ModelForm: CustomTestStringConvertible, Sendable {
  let layout: ModelLayout
  let quantization: ModelQuantization

  static let exact = [
    ModelForm(layout: .fast, quantization: .none), ModelForm(layout: .compact, quantization: .none),
  ]
  static let all = exact + [ModelForm(layout: .compact, quantization: .eightBit)]

  var testDescription: String { "\(layout), \(quantization)" }

  /// Writes a source in this form and opens what was written.
  func model(_ source: some NGramSource, in folder: TemporaryFolder, access: ModelAccess = .mapped) throws
    -> LanguageModel
  {
    let path = folder.path("\(layout)-\(quantization).cdlm")
    try ModelWriter.write(source, layout: layout, quantization: quantization, metadata: ["recipe": "a test"], to: path)
    return try LanguageModel(path: path, access: access)
  }
}
