internal import Copydesk
public import CopydeskLab

/// What is read, how much of it, and what is done to it.
public struct ScrambleSettings: Sendable {
  /// The damage.
  public var options = ScrambleOptions()
  /// The seed of all random numbers.
  public var seed: UInt64 = 1
  /// How many texts are damaged, drawn from all at random; nil for every one.
  public var documents: Int?
  /// The fewest words of a text.
  public var minimumWords = 250
  /// The most words of a text; longer documents are cut at a paragraph.
  public var maximumWords = 1500
  /// How plain text is read.
  public var layout = CorpusLayout.corpus
  /// The fields of JSON records.
  public var records = RecordOptions()
  /// What is written as `genre`; nil leaves it to the record's own field.
  public var genre: String?

  /// The defaults.
  public init() {}
}
