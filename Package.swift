// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "rast-fractal",
  products: [
    .library(name: "Rast", targets: ["Rast"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "CPthread", path: "Modules/CPthread"),
    .target(name: "Rast", dependencies: ["CPthread"], swiftSettings: strict),
    .testTarget(name: "RastTests", dependencies: ["Rast"], swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["Rast"], exclude: ["Corpus"], swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Rast"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "DifferentialTests", dependencies: ["Rast", "TestSupport"], swiftSettings: strict),
  ]
)
