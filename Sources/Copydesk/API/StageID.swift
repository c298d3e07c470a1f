/// The stages of the pipeline, in the order they run.
public enum StageID: String, CaseIterable, Hashable, Sendable {
  case decode, encoding, layout, spacing, punctuation, quotes, insertion, scramble, gap
}
