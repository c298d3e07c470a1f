/// The number of a word in a ``Vocabulary``.
///
/// Ids are dense, from 0 up. Three have a fixed meaning: ``Vocabulary/unknown``, ``Vocabulary/beginSentence`` and
/// ``Vocabulary/endSentence``.
public typealias WordID = UInt32
