internal import Copydesk

/// The classes that ``JunctionGate`` sorts tokens into.
///
/// Every word of a closed class has a class of its own, one more for those of its role with a capital inside a sentence,
/// where they seldom have one; every mark has one; words of open classes go by shape, and by whether they stand more
/// than once in the text. Some 220 in all. Classes of words after Brown et al. 1992, *Class-based n-gram models of
/// natural language*, those here being given and not learned.
struct ClassInventory {
  /// The break between paragraphs; the text begins with one.
  static let paragraph: UInt8 = 0
  /// Marks that have no class of their own.
  static let otherMark: UInt8 = 1
  /// Words of open classes: ``OpenShape/rawValue`` is added twice, and one for words that repeat.
  static let firstOpen: UInt8 = 2
  /// The role with a capital inside a sentence: ``TokenRole/rawValue`` is added.
  static let firstCapitalized = firstOpen + 2 * UInt8(OpenShape.allCases.count)

  /// The shapes of words that no closed class has.
  enum OpenShape: UInt8, CaseIterable {
    case number, capitalized, ing, ed, ly, s, other
  }

  /// The inventory; it never changes.
  static let shared = ClassInventory()

  /// The number of classes.
  let count: Int
  /// The classes of marks of one byte; 0 for bytes that are none.
  let marks: [UInt8]
  /// The classes of marks E2 80 xx by their last byte, of General Punctuation.
  let generalPunctuation: [UInt8]
  /// What is known of the words of closed classes and of clitics, by the hash of their spelling in small letters.
  private let closed: KeyTable<Closed>

  /// A word of a closed class.
  struct Closed {
    /// Its class.
    var token: UInt8
    /// Its class with a capital inside a sentence; the same for the pronoun that always has one.
    var capitalized: UInt8
  }

  private init() {
    // They fit a byte, with room for some twenty words; a test sees to it.
    var next = Self.firstCapitalized &+ UInt8(TokenRole.allCases.count)
    var closed: [(key: UInt64, value: Closed)] = []
    for (role, list) in TokenRoleTable.words where !role.isMark {
      for word in list.split(separator: " ") {
        let capitalized = word == "i" ? next : Self.firstCapitalized + role.rawValue
        closed.append((TokenKey(word.utf8).value, Closed(token: next, capitalized: capitalized)))
        next &+= 1
      }
    }
    closed.append((TokenKey("'t".utf8).value, Closed(token: next, capitalized: next)))
    self.closed = KeyTable(closed)
    next &+= 1
    var marks = [UInt8](repeating: 0, count: 128)
    for byte in 0x21..<0x7F where !ByteView.isASCIIWord(UInt8(byte)) { marks[byte] = Self.otherMark }
    for byte in "!\"'(),-.:;?[]".utf8 {
      marks[Int(byte)] = next
      next &+= 1
    }
    self.marks = marks
    var general = [UInt8](repeating: Self.otherMark, count: 256)
    // En and em dash, the double quotation marks, the ellipsis; single ones are apostrophes.
    for byte in [0x93, 0x94, 0x9C, 0x9D, 0xA6] {
      general[byte] = next
      next &+= 1
    }
    for byte in [0x98, 0x99] { general[byte] = marks[0x27] }
    generalPunctuation = general
    count = Int(next)
  }

  /// What is known of a word by the hash of its spelling; nil for words of open classes.
  func closed(_ key: UInt64) -> Closed? { closed[key] }

  /// The class of a word of an open class.
  static func open(_ shape: OpenShape, repeats: Bool) -> UInt8 { firstOpen + 2 * shape.rawValue + (repeats ? 1 : 0) }
}
