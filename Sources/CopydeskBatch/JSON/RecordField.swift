internal import CSimdJSON

/// Where a field of a JSON record lies, as byte offsets.
public struct RecordField: Hashable, Sendable {
  /// The type of a value.
  public enum Kind: String, Sendable {
    case null, boolean, number, string, array, object
  }

  /// The type of the value.
  public var kind: Kind
  /// The opening quote of the name.
  public var nameStart: Int
  /// The value as it stands, quotes included; empty, at its start, for an array or object.
  public var value: Range<Int>

  /// The text between the quotes of a string.
  public var content: Range<Int> {
    value.count < 2 ? value.lowerBound..<value.lowerBound : (value.lowerBound + 1)..<(value.upperBound - 1)
  }

  init?(_ field: csimdjson_field) {
    switch field.type {
    case CSIMDJSON_NULL: kind = .null
    case CSIMDJSON_BOOLEAN: kind = .boolean
    case CSIMDJSON_NUMBER: kind = .number
    case CSIMDJSON_STRING: kind = .string
    case CSIMDJSON_ARRAY: kind = .array
    case CSIMDJSON_CHILD_OBJECT: kind = .object
    default: return nil
    }
    nameStart = field.name_start
    value = field.start..<max(field.start, field.end)
  }

  func moved(by distance: Int) -> RecordField {
    var moved = self
    moved.nameStart += distance
    moved.value = (value.lowerBound + distance)..<(value.upperBound + distance)
    return moved
  }
}
