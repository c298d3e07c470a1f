/// Words that take a full stop with them: titles, months, companies, initials.
///
/// The list is of American and British news style (as in the AP stylebook's chapter on abbreviations), kept to words
/// that hardly ever end a sentence without one.
enum Abbreviations {
  private static let packed: Set<UInt64> = {
    let words: [StaticString] = [
      "Mr", "Mrs", "Ms", "Messrs", "Dr", "Drs", "Prof", "Sr", "Jr", "St", "Ste", "Mt", "Ft", "Rev", "Hon", "Gov",
      "Lt", "Sen", "Sens", "Rep", "Reps", "Gen", "Col", "Capt", "Cmdr", "Maj", "Sgt", "Cpl", "Pvt", "Adm", "Brig",
      "Pres", "Supt", "Det", "Atty", "Amb", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Ltd", "Co",
      "Corp", "Bros", "vs", "etc", "Ave", "Blvd", "Rd", "approx", "dept", "est", "Ph.D", "Va", "Calif", "Ala", "Ariz",
      "Ark", "Colo", "Conn", "Fla", "Ga", "Kan", "La", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev",
      "Okla", "Pa", "Tenn", "Tex", "Vt", "Wis", "Wyo",
    ]
    return Set(words.compactMap { pack(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) })
  }()

  /// Whether a word that stands before a full stop is short for something.
  ///
  /// Besides the list: one capital letter, and letters with full stops between (`U.S`, `a.m`).
  static func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 8, !word.isEmpty else { return false }
    if isInitials(word) { return true }
    guard let key = pack(word) else { return false }
    return packed.contains(key)
  }

  private static func isInitials(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.count == 1 { return word[0] &- 0x41 < 26 && word[0] != UInt8(ascii: "I") }
    guard word.count % 2 == 1 else { return false }
    for index in word.indices {
      let isLetter = (word[index] | 0x20) &- 0x61 < 26
      guard index % 2 == 0 ? isLetter : word[index] == UInt8(ascii: ".") else { return false }
    }
    return true
  }

  private static func pack(_ word: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard word.count <= 8 else { return nil }
    return word.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
