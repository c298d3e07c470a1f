import Bytes
import Copydesk
import Testing

@testable import WordRepair

@Suite struct TokenRoleTests {
  /// The junction gate numbers the words in this order, and its weights know them by their numbers: whoever changes the
  /// lexicon changes the fingerprint here and learns the weights anew.
  @Test func `words have the numbers that the weights were learned with`() {
    var hash = FNV1a()
    for (role, list) in TokenRoleTable.words {
      for word in list.words { for byte in "\(role):\(word)\n".utf8 { hash.combine(UInt64(byte)) } }
    }
    #expect(hash.value == 0x638E_83A0_C41B_6746)
  }

  @Test func `no word has two roles`() {
    let words = TokenRoleTable.words.flatMap(\.list.words)
    #expect(Set(words).count == words.count)
  }

  @Test func `a pronoun of the lexicon has a person, and no other word has`() {
    let forms = Set(PronounPerson.allCases.flatMap(\.forms.words)).subtracting(["here", "there"])
    let pronouns = WordList(
      EnglishWords.personalPronouns, EnglishWords.possessives, EnglishWords.possessivePronouns, EnglishWords.reflexives)
    #expect(forms == Set(pronouns.words))
    for person in PronounPerson.allCases {
      for form in person.forms.words { #expect(TokenRoleTable.person(of: TokenKey(form.utf8)) == person) }
    }
    #expect(TokenRoleTable.person(of: TokenKey("mayor".utf8)) == nil)
  }
}
