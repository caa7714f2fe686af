// swift-tools-version: 6.2
import PackageDescription

// The processor that release builds are for: this machine's, or what RAST_CPU names (x86-64-v3, znver4, …).
let processor = Context.environment["RAST_CPU"] ?? "native"

// RAST_FUZZ=fuzzer,address builds the fuzzers of Tests/Fuzz, and everything with these sanitizers.
let sanitizers = Context.environment["RAST_FUZZ"].map { ["-sanitize=\($0)"] } ?? []

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
// Release builds are what the tests run on: -enable-testing lets them see what is internal, and costs nothing
// that `bench` can measure.
let fast: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Xcc", "-march=\(processor)", "-enable-testing"], .when(configuration: .release))
  ] + (sanitizers.isEmpty ? [] : [.unsafeFlags(sanitizers)])

let comparisons = ["cmp1", "cmp2", "cmp4", "cmp8"]
let wrapped =
  (comparisons + comparisons.map { "const_\($0)" } + ["switch", "pc_indir"])
  .flatMap { ["-Xlinker", "--wrap=__sanitizer_cov_trace_\($0)"] }

let fuzzers: [Target] = [
  .target(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
  .executableTarget(
    name: "rast-fuzz",
    dependencies: ["CLibFuzzer", "Files", "Formula", "Fractal", "Rast", "Terminal", "TestSupport", "Viewer"],
    path: "Tests/Fuzz", exclude: ["CLibFuzzer", "Seeds", "run"], swiftSettings: fast,
    linkerSettings: [.unsafeFlags(sanitizers + ["-use-ld=lld"] + wrapped)]),
]

let package = Package(
  name: "rast-fractal",
  products: [
    .library(name: "Rast", targets: ["Rast"]),
    .executable(name: "rast-fractal", targets: ["rast-fractal"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "CPthread", path: "Modules/CPthread"),
    .systemLibrary(name: "CProcessor", path: "Modules/CProcessor"),
    .systemLibrary(name: "CArguments", path: "Modules/CArguments"),
    // Debian's libsleef-dev.
    .systemLibrary(name: "CSleef", path: "Modules/CSleef"),
    // Debian's zlib1g-dev, which comes with libpng-dev.
    .systemLibrary(name: "CZlib", path: "Modules/CZlib"),
    // Debian's libpng-dev, for the tests.
    .systemLibrary(name: "CPNG", path: "Modules/CPNG"),
    .target(name: "Colour", swiftSettings: fast),
    .target(name: "Text", swiftSettings: fast),
    .target(name: "Files", dependencies: ["Text"], swiftSettings: fast),
    // In C, whose compilers guarantee that calls in tail position are jumps.
    .target(
      name: "LaneChains",
      cSettings: [.unsafeFlags(["-march=\(processor)", "-ffp-contract=off"], .when(configuration: .release))]),
    .target(name: "RastMachine", dependencies: ["CPthread", "CSleef", "LaneChains"], swiftSettings: fast),
    .target(name: "Rast", dependencies: ["CProcessor", "RastMachine", "Text"], swiftSettings: fast),
    .target(name: "CByHand"),
    .target(
      name: "Fractal", dependencies: ["CByHand", "CProcessor", "CZlib", "Colour", "Files", "Rast", "Text"],
      swiftSettings: fast,
      plugins: ["EmbedPrograms"]),
    .target(name: "Formula", dependencies: ["Rast", "Text"], swiftSettings: fast),
    .target(
      name: "Viewer", dependencies: ["Colour", "Files", "Formula", "Fractal", "Rast", "Text"],
      swiftSettings: fast),
    .systemLibrary(name: "CNcurses", path: "Modules/CNcurses"),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "CZlib", "Colour", "Files", "Text", "Viewer"],
      swiftSettings: fast),
    .executableTarget(
      name: "rast-fractal",
      dependencies: [
        "CArguments", "CProcessor", "Files", "Formula", "Fractal", "Viewer", "Terminal", "Text", "Rast",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The files of programs/, as text in the binary.
    .executableTarget(name: "embed-programs", swiftSettings: strict),
    .plugin(
      name: "EmbedPrograms", capability: .buildTool(), dependencies: ["embed-programs"],
      path: "Sources/EmbedPrograms"),

    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(
      name: "RastTests", dependencies: ["Rast", "RastMachine", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["Rast", "Fractal", "TestSupport"], exclude: ["Corpus"],
      swiftSettings: strict),
    .testTarget(
      name: "FractalTests",
      dependencies: ["CByHand", "CPNG", "Colour", "Files", "Fractal", "Rast", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "FormulaTests", dependencies: ["Formula", "Fractal", "Rast", "TestSupport"], exclude: ["Corpus"],
      swiftSettings: strict),
    .testTarget(
      name: "ViewerTests", dependencies: ["Colour", "Files", "Fractal", "Rast", "TestSupport", "Viewer"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["CNcurses", "CZlib", "Colour", "Terminal", "TestSupport", "Viewer"],
      swiftSettings: strict),
    .testTarget(
      name: "ViewerEndToEndTests", dependencies: ["Viewer", "rast-fractal"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["Rast", "Text", "Viewer", "rast-fractal"],
      swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Rast"], path: "Tests/TestSupport", swiftSettings: fast),
    .testTarget(
      name: "MistakesTests", dependencies: ["Rast", "Fractal", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DifferentialTests", dependencies: ["Rast", "TestSupport"], swiftSettings: strict),
  ] + (sanitizers.isEmpty ? [] : fuzzers)
)
