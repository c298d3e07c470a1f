import ArgumentParser

/// The kinds of patch there are.
enum PatchFormat: String, CaseIterable, ExpressibleByArgument {
  case unified
}
