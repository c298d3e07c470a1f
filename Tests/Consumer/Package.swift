// swift-tools-version: 6.2

import PackageDescription

/// The products of Copydesk that need no other package.
let products = ["Copydesk", "CopydeskLedger", "EnglishModel", "NGrams", "NeuralModel", "UnicodeText", "WordRepair"]
let libraries = products.map { Target.Dependency.product(name: $0, package: "copydesk") }

// A package of its own that uses the library as README.md tells. `.ci/check-consumer` builds and tests it, and proves
// that no other package is fetched for it.
let package = Package(
  name: "Consumer",
  dependencies: [.package(name: "copydesk", path: "../..", traits: [])],
  targets: [
    // README.md's example, letter by letter; `make generate` takes it from there.
    .executableTarget(name: "Readme", dependencies: libraries),
    .testTarget(name: "ConsumerTests", dependencies: libraries),
  ]
)
