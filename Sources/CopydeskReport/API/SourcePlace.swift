/// Where a document's findings stand in a file: for a record, in the file of records.
public struct SourcePlace: Sendable {
  /// A line and columns, all from 1.
  public struct Position: Hashable, Sendable {
    /// The line.
    public var line: Int
    /// The column in code points.
    public var column: Int
    /// The column in bytes.
    public var byteColumn: Int

    /// Creates a position.
    public init(line: Int, column: Int, byteColumn: Int) {
      self.line = line
      self.column = column
      self.byteColumn = byteColumn
    }
  }

  /// The file.
  public var path: String
  /// Whether the document is a record, whose bytes are spelled otherwise in its file.
  public var isRecord: Bool
  private let positions: [Int: Position]

  /// Takes the positions of all places that findings begin or end at, by their offsets in the text.
  public init(path: String, isRecord: Bool, positions: [Int: Position]) {
    self.path = path
    self.isRecord = isRecord
    self.positions = positions
  }

  /// The position of an offset; the start of the file for one that is not known.
  public func position(of offset: Int) -> Position {
    positions[offset] ?? Position(line: 1, column: 1, byteColumn: 1)
  }
}
