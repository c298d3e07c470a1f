// swift-tools-version: 6.2

import PackageDescription

/// Settings every Swift target shares: warnings are errors, visibility is explicit.
let sharedSettings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Other packages are needed where a trait is on, and nowhere else.
let inReport = TargetDependencyCondition.when(traits: ["Report"])
let inCommand = TargetDependencyCondition.when(traits: ["Command"])

/// `.ci/build-wheel` sets it: the command and the C library then take the English model from a library that both share.
let sharesData = Context.environment["COPYDESK_SHARED_DATA"] != nil

let package = Package(
  name: "copydesk",
  products: [
    // These need no other package: depend on this one with `traits: []`, and none is fetched. Tests/Consumer does.
    .library(name: "Copydesk", targets: ["Copydesk"]),
    .library(name: "CopydeskLedger", targets: ["CopydeskLedger"]),
    .library(name: "EnglishModel", targets: ["EnglishModel"]),
    .library(name: "NGrams", targets: ["NGrams"]),
    .library(name: "NeuralModel", targets: ["NeuralModel"]),
    .library(name: "UnicodeText", targets: ["UnicodeText"]),
    .library(name: "WordRepair", targets: ["WordRepair"]),
    // Needs the trait Report.
    .library(name: "CopydeskReport", targets: ["CopydeskReport"]),
    // Installed as libcopydesk.so: a product of that name would clash with the command's.
    .library(name: "CopydeskC", type: .dynamic, targets: ["CopydeskC"]),
    .executable(name: "copydesk", targets: ["copydesk"]),
    .executable(name: "copydesk-bench", targets: ["copydesk-bench"]),
  ],
  traits: [
    .default(enabledTraits: ["Command"]),
    .trait(name: "Report", description: "The product CopydeskReport: reports as text, HTML, JSON, SARIF and patches."),
    .trait(
      name: "Command", description: "The command: runs over files, the review page, the laboratory.",
      enabledTraits: ["Report"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
  ],
  targets: [
    // ICU, at arm's length: link lines only, then the one target whose .c files see its headers.
    .systemLibrary(
      name: "CSystemICU", path: "Sources/System/CSystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICUShim", dependencies: ["CSystemICU"], path: "Sources/System/CICUShim"),
    // The core. It does not link Foundation; .ci/check-linkage proves it.
    .target(name: "Bytes"),
    .target(name: "UnicodeText", dependencies: ["Bytes", "CICUShim"]),
    // zlib, for what is compressed with gzip, and its CRC-32.
    .systemLibrary(name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // What `copydesk --version --verbose` tells of the build; the Makefile sets the commit.
    .target(
      name: "CBuildInfo", path: "Sources/System/CBuildInfo",
      cSettings: [.define("COPYDESK_COMMIT", to: "\"\(Context.environment["COPYDESK_COMMIT"] ?? "")\"")]),
    // The prefetch instruction, for which Swift has no name.
    .target(name: "CPrefetch", path: "Sources/System/CPrefetch"),
    .target(name: "NGrams", dependencies: ["Bytes", "CPrefetch", "CZlib", "UnicodeText"]),
    // A small neural language model of a GGUF file. Its kernels are C: the same bits with every instruction set.
    .target(
      name: "CNeuralKernels", path: "Sources/System/CNeuralKernels", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "NeuralModel", dependencies: ["Bytes", "CNeuralKernels", "UnicodeText"]),
    // The default English model, in the binary through #embed.
    .target(
      name: "CEnglishModel", exclude: ["english.cdlm", "english.cdscram", "NOTICE.txt", "README.md"],
      cSettings: sharesData ? [.define("COPYDESK_SHARED_DATA")] : [],
      linkerSettings: sharesData ? [.linkedLibrary("copydesk-data")] : []),
    // Measures n-gram models, for developers; see Tests/kenlm/README.md.
    .executableTarget(name: "ngrams-query", dependencies: ["Bytes", "NGrams"]),
    // The engine and the rules that need no model: it knows no words and no n-grams.
    .target(name: "Copydesk", dependencies: ["Bytes", "UnicodeText"]),
    // The rules about words that were written over, as a plug-in of the engine.
    .target(name: "WordRepair", dependencies: ["Bytes", "Copydesk", "NGrams", "NeuralModel", "UnicodeText"]),
    // The ledger as JSON Lines, written and read; like the core it does not link Foundation.
    .target(name: "CopydeskLedger", dependencies: ["Bytes", "Copydesk", "UnicodeText"]),
    // copydesk.yaml, read alike by the command and the C library; like the core it does not link Foundation.
    .systemLibrary(
      name: "CSystemYAML", path: "Sources/System/CSystemYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]
    ),
    .target(name: "CopydeskSettings", dependencies: ["CSystemYAML", "Copydesk", "CopydeskLedger"]),
    .target(
      name: "CopydeskReport",
      dependencies: [
        "Copydesk", "CopydeskLedger", "CZlib", "UnicodeText",
        .product(name: "Mustache", package: "swift-mustache", condition: inReport),
        .product(name: "Rainbow", package: "Rainbow", condition: inReport),
      ],
      resources: [
        "page.css", "data.js", "table.js", "document.js", "list.js", "card.js", "main.js", "review.js", "recurring.js",
      ].map { .embedInCode("HTML/Page/\($0)") }),

    // What stands on the core and may use Foundation.
    // simdjson, behind a plain C header. Not a system library target: SwiftPM would warn of the -D in simdjson's
    // pkg-config file, which it refuses. Debian: libsimdjson-dev.
    .target(name: "CSimdJSON", path: "Sources/System/CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    // libcsv, which has no pkg-config file, behind a header that tells places. Debian: libcsv-dev.
    .target(name: "CLibCSV", path: "Sources/System/CLibCSV", linkerSettings: [.linkedLibrary("csv")]),
    .systemLibrary(
      name: "CZstd", path: "Sources/System/CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", path: "Sources/System/CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CopydeskBatch",
      dependencies: [
        "Copydesk", "CopydeskLedger", "CopydeskReport", "CopydeskSettings", "CLibCSV", "CLibCrypto", "CSimdJSON",
        "CZlib", "CZstd",
        "Bytes", "NGrams", "UnicodeText", "WordRepair",
        .product(name: "GRDB", package: "GRDB.swift", condition: inCommand),
      ]),
    // What makes the tool and is not the tool: damage, learning, evaluation.
    .target(
      name: "CopydeskLab",
      dependencies: [
        "Bytes", "Copydesk", "CopydeskBatch", "CopydeskLedger", "NGrams", "NeuralModel", "UnicodeText", "WordRepair",
      ]),
    // The review page: a local server over a run manifest.
    .target(
      name: "CopydeskReview",
      dependencies: [
        "Copydesk", "CopydeskBatch", "CopydeskLab", "CopydeskLedger", "CopydeskReport", "CopydeskSettings",
        "UnicodeText", "WordRepair",
        .product(name: "Hummingbird", package: "hummingbird", condition: inCommand),
      ]),
    .target(name: "EnglishModel", dependencies: ["Bytes", "CEnglishModel", "NGrams", "WordRepair"]),
    .executableTarget(
      name: "copydesk",
      dependencies: [
        "CBuildInfo", "CNeuralKernels", "Copydesk", "CopydeskBatch", "CopydeskLab", "CopydeskReport", "CopydeskReview",
        "CopydeskSettings",
        "EnglishModel", "NGrams", "NeuralModel", "UnicodeText", "WordRepair",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: inCommand),
        .product(name: "Logging", package: "swift-log", condition: inCommand),
      ],
      linkerSettings: [
        // With the Swift runtime inside, the command runs where no toolchain is. What Foundation needs of itself is only
        // named by its static modules, with which nothing is compiled here.
        .unsafeFlags(["-static-stdlib"], .when(configuration: .release)),
        .linkedLibrary("CoreFoundation", .when(configuration: .release)),
        .linkedLibrary("_FoundationICU", .when(configuration: .release)),
        .linkedLibrary("_FoundationCShims", .when(configuration: .release)),
        .linkedLibrary("_FoundationCollections", .when(configuration: .release)),
      ]),
    // The C library. Its header and what C does better than Swift, then the functions themselves.
    .target(name: "CCopydesk", exclude: ["copydesk.pc.in", "exports.map"]),
    .target(
      name: "CopydeskC",
      dependencies: [
        "Bytes", "CCopydesk", "Copydesk", "CopydeskLedger", "CopydeskSettings", "EnglishModel", "NGrams", "NeuralModel",
        "WordRepair",
      ],
      linkerSettings: [
        // With the Swift runtime inside and only its own symbols shown, it goes into any process on any machine.
        .unsafeFlags([
          "-static-stdlib", "-Xlinker", "-soname=libcopydesk.so.0",
          "-Xlinker", "--version-script=\(Context.packageDirectory)/Sources/CCopydesk/exports.map",
        ])
      ]),
    // Writes what the tree holds of generated files.
    .executableTarget(name: "copydesk-generate", dependencies: ["CopydeskLab"]),
    .executableTarget(name: "copydesk-bench", dependencies: ["Bytes", "CICUShim", "Copydesk", "UnicodeText"]),

    .target(
      name: "CopydeskTestSupport", dependencies: ["Bytes", "Copydesk", "CopydeskBatch"],
      path: "Tests/CopydeskTestSupport"),
    .testTarget(name: "CopydeskTestSupportTests", dependencies: ["Copydesk", "CopydeskBatch", "CopydeskTestSupport"]),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"]),
    .testTarget(name: "UnicodeTextTests", dependencies: ["Bytes", "UnicodeText"]),
    .testTarget(
      name: "NeuralModelTests",
      dependencies: [
        "Bytes", "CNeuralKernels", "Copydesk", "CopydeskLab", "CopydeskTestSupport", "EnglishModel", "NeuralModel",
        "WordRepair",
      ], exclude: ["Fixtures"]),
    .testTarget(name: "NGramsTests", dependencies: ["Bytes", "CEnglishModel", "NGrams", "UnicodeText"]),
    .testTarget(
      name: "CopydeskTests",
      dependencies: ["Copydesk", "CopydeskTestSupport", "EnglishModel", "UnicodeText", "WordRepair"]),
    .testTarget(
      name: "WordRepairTests",
      dependencies: [
        "Bytes", "Copydesk", "CopydeskLab", "CopydeskTestSupport", "EnglishModel", "NGrams", "UnicodeText",
        "WordRepair",
      ]),
    .testTarget(
      name: "CopydeskLabTests",
      dependencies: ["Copydesk", "CopydeskBatch", "CopydeskLab", "CopydeskTestSupport", "NGrams", "WordRepair"]),
    .testTarget(
      name: "EnglishModelTests",
      dependencies: [
        "Copydesk", "CopydeskBatch", "CopydeskLab", "CopydeskTestSupport", "EnglishModel", "NGrams", "WordRepair",
      ]),
    .testTarget(
      name: "CopydeskBatchTests",
      dependencies: [
        "Copydesk", "CopydeskBatch", "CopydeskSettings", "CopydeskTestSupport", "NGrams", "WordRepair",
        .product(name: "GRDB", package: "GRDB.swift", condition: inCommand),
      ]),
    .testTarget(name: "CopydeskCommandTests", dependencies: ["copydesk"]),
    .testTarget(
      name: "CopydeskReviewTests",
      dependencies: ["CopydeskReview", .product(name: "Hummingbird", package: "hummingbird", condition: inCommand)]),
    .testTarget(name: "CopydeskLedgerTests", dependencies: ["Copydesk", "CopydeskLedger", "CopydeskTestSupport"]),
    .testTarget(
      name: "CopydeskReportTests",
      dependencies: ["CZlib", "Copydesk", "CopydeskLedger", "CopydeskReport", "CopydeskTestSupport", "UnicodeText"],
      exclude: ["Snapshots"]),
  ],
  cxxLanguageStandard: .cxx17
)

// The fuzzer is built by `make fuzz` alone, in a folder of its own: it needs a sanitizer, and its own `main`.
if Context.environment["COPYDESK_FUZZ"] != nil {
  for target in package.targets where target.name == "CopydeskC" { target.linkerSettings = [] }
  package.targets.append(
    .executableTarget(
      name: "copydesk-fuzz",
      dependencies: [
        "Bytes", "CCopydesk", "Copydesk", "CopydeskBatch", "CopydeskC", "CopydeskLedger", "CopydeskTestSupport",
        "EnglishModel", "NGrams", "NeuralModel", "UnicodeText", "WordRepair",
      ], path: "Tests/Fuzz", exclude: ["run"]))
}

for target in package.targets where target.type != .system {
  let isSwift = !target.name.hasPrefix("C") || target.name.hasPrefix("Copydesk")
  if isSwift { target.swiftSettings = sharedSettings }
}
