/// The kind of damage a finding belongs to.
public enum Category: String, CaseIterable, Hashable, Sendable {
  case encoding, layout, spacing, punctuation, quotes, insertion, scramble, gap
}
