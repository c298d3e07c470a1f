/// A text with damage any profile repairs, and the same text repaired.
enum Prose {
  static let damaged = "The council met on Monday , and the mayor said that it was over .\n"
  static let repaired = "The council met on Monday, and the mayor said that it was over.\n"
  static let clean = "The bridge will open in May, three weeks late.\n"

  /// The same text as a JSON record, with the fields around it.
  static func record(_ text: String, id: String) -> String {
    let content = text.replacing("\n", with: "\\n")
    return
      "{ \"url\":\"http:\\/\\/a.example\\/\", \"n\":1.50,\"text\" : \"\(content)\",\"id\":\"\(id)\" , \"tags\":[null,{}]}"
  }
}
