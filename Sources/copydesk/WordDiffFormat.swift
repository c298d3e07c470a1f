import ArgumentParser

/// The kinds of word diff for programs.
enum WordDiffFormat: String, CaseIterable, ExpressibleByArgument {
  case porcelain
}
