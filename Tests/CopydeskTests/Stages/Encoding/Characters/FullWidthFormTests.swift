import Testing

@Suite struct FullWidthFormTests {
  @Test(arguments: [
    ("ＡＢＣ　１２", "ABC　12"),
    ("wait，then go！", "wait, then go!"),
    ("日本：\nＯＫ then", "日本：\nOK then"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["full-width-form"]) == expected)
  }

  @Test(arguments: [
    "東京２０２０、ＮＨＫ",
    "서울（ＫＢＳ）",
    "日本：OK",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["full-width-form"]) == text)
  }
}
