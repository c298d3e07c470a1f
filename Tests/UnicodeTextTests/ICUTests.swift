import Testing
import UnicodeText

@Suite("ICU and ICUError")
struct ICUTests {
  @Test("reports its version as numbers with dots")
  func version() {
    let parts = ICU.version.split(separator: ".")
    #expect(parts.count >= 2 && parts.allSatisfy { UInt($0) != nil }, "\(ICU.version)")
  }

  @Test("names the status, the operation and a remedy in one line")
  func description() {
    let error = ICUError(code: 4, operation: "opening the encoding “latin-99”")
    #expect(error.name == "U_FILE_ACCESS_ERROR")
    #expect(error.description.contains("latin-99"))
    #expect(error.description.contains("check the name"))
    #expect(!error.description.contains("\n"))
  }

  @Test("names any code", arguments: [Int32.min, -127, 0, 7, 16, 10_000, .max])
  func anyCode(code: Int32) { #expect(!ICUError(code: code, operation: "testing").name.isEmpty) }
}
