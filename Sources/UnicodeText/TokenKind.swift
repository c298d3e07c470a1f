/// What a token is made of.
///
/// ICU says where a token begins and ends, its content says of what kind it is: the first row that holds counts.
///
/// | kind | holds when the token |
/// | --- | --- |
/// | ``newline`` | begins with LF, CR, VT, FF, U+0085, U+2028 or U+2029 (CR LF is one token) |
/// | ``ideograph`` | has ICU's rule status for kana and ideographs (400..<500) |
/// | ``word`` | has a letter (general category L): `can't`, `U.S`, `3D`, `@you`, `a_b` |
/// | ``number`` | has a number (N): `1,200.5`, `½`, `@1` |
/// | ``space`` | is all tab, spaces and separators (Z) |
/// | ``punctuation`` | begins with punctuation (P), `@` and `_` included |
/// | ``symbol`` | begins with a symbol (S), such as `$`, `+`, a flag or any other emoji |
/// | ``other`` | is anything else: controls, format characters, lone marks, invalid bytes |
public enum TokenKind: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// Letters, with the digits and marks inside.
  case word
  /// Digits and other numerals, with the separators inside.
  case number
  /// Kana or ideographs, cut by ICU's dictionary.
  case ideograph
  /// One punctuation mark, or several joined by ICU's rules (`__`).
  case punctuation
  /// One symbol with its modifiers.
  case symbol
  /// A run of U+0020 or another run that ICU joins, or a single tab or no-break space.
  case space
  /// One line terminator.
  case newline
  /// Anything else.
  case other
}

extension TokenKind {
  /// The kind of a token that starts with a scalar of a class and holds neither letter nor number.
  init(leading scalarClass: ScalarClass) {
    if scalarClass.isPunctuation {
      self = .punctuation
    } else if scalarClass.isSymbol {
      self = .symbol
    } else if scalarClass == .space {
      self = .space
    } else {
      self = .other
    }
  }

  /// The kind of the token that is `text`, given whether ICU calls it ideographic.
  init(of text: UnsafeBufferPointer<UInt8>, isIdeographic: Bool) {
    let first = UTF8Scanner.decode(text, at: 0)
    switch first.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029:
      self = .newline
      return
    default: break
    }
    if isIdeographic {
      self = .ideograph
      return
    }
    let firstClass = first.scalarClass
    if firstClass.isLetter {
      self = .word
      return
    }
    var hasNumber = firstClass.isNumber
    var isBlank = firstClass == .space || first.value == 0x09
    var offset = first.length
    while offset < text.count {
      let next = UTF8Scanner.decode(text, at: offset)
      let nextClass = next.scalarClass
      if nextClass.isLetter {
        self = .word
        return
      }
      hasNumber = hasNumber || nextClass.isNumber
      isBlank = isBlank && nextClass == .space
      offset += next.length
    }
    if hasNumber {
      self = .number
    } else if isBlank {
      self = .space
    } else {
      // A space that carries a mark is visible: to call it a space would invite its removal.
      self = firstClass == .space ? .other : TokenKind(leading: firstClass)
    }
  }
}
