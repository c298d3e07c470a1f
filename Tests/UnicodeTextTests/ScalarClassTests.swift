import Testing
import UnicodeText

@Suite("ScalarClass")
struct ScalarClassTests {
  /// One scalar of each of the thirty categories, and some that are easy to get wrong.
  static let known: [(UInt32, ScalarClass)] = [
    (0x41, .uppercaseLetter), (0x61, .lowercaseLetter), (0x1C5, .titlecaseLetter), (0x2B0, .modifierLetter),
    (0x5D0, .otherLetter), (0x301, .nonspacingMark), (0x20DD, .enclosingMark), (0x903, .spacingMark), (0x37, .digit),
    (0x2163, .letterNumber), (0xBD, .otherNumber), (0x20, .space), (0xA0, .space), (0x2028, .lineSeparator),
    (0x2029, .paragraphSeparator), (0x09, .control), (0x85, .control), (0xAD, .format), (0x200D, .format),
    (0xFEFF, .format), (0xE000, .privateUse), (0x10FFFD, .privateUse), (0xD800, .surrogate), (0x2D, .dashPunctuation),
    (0x2014, .dashPunctuation), (0x28, .openPunctuation), (0x201E, .openPunctuation), (0x29, .closePunctuation),
    (0x5F, .connectorPunctuation), (0x40, .otherPunctuation), (0x27, .otherPunctuation), (0x2B, .mathSymbol),
    (0x24, .currencySymbol), (0x20AC, .currencySymbol), (0x60, .modifierSymbol), (0xA9, .otherSymbol),
    (0x1F600, .otherSymbol), (0xFFFD, .otherSymbol), (0x201C, .initialPunctuation), (0x2018, .initialPunctuation),
    (0x201D, .finalPunctuation), (0x2019, .finalPunctuation), (0xAA, .otherLetter), (0xB5, .lowercaseLetter),
    (0x378, .unassigned), (0xFFFF, .unassigned), (0x10FFFF, .unassigned), (0x110000, .unassigned),
    (.max, .unassigned),
  ]

  @Test("of known scalars", arguments: known)
  func classOfScalar(scalar: UInt32, expected: ScalarClass) { #expect(ScalarClass(of: scalar) == expected) }

  @Test("every class occurs among the known scalars")
  func allClasses() { #expect(Set(Self.known.map(\.1)) == Set(ScalarClass.allCases)) }

  @Test("agrees with the standard library on every scalar that both know")
  func standardLibrary() {
    var differences = 0
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      let scalarClass = ScalarClass(of: scalar)
      // Versions of Unicode differ in what they have assigned.
      if category == .unassigned || scalarClass == .unassigned { continue }
      let isLetter = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter].contains(
        category)
      let isMark = [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
      let isNumber = [.decimalNumber, .letterNumber, .otherNumber].contains(category)
      let isSymbol = [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category)
      let isPunctuation = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ].contains(category)
      let agrees =
        isLetter == scalarClass.isLetter && isMark == scalarClass.isMark && isNumber == scalarClass.isNumber
        && isSymbol == scalarClass.isSymbol && isPunctuation == scalarClass.isPunctuation
      if !agrees { differences += 1 }
    }
    // A handful of scalars change their category from one version to the next.
    #expect(differences < 10)
  }
}
