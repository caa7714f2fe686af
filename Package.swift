// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

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
    .target(name: "Rast", dependencies: ["CPthread"], swiftSettings: strict),
    .target(
      name: "Fractal", dependencies: ["Rast"], swiftSettings: strict, plugins: ["EmbedPrograms"]),
    .executableTarget(
      name: "rast-fractal",
      dependencies: [
        "Fractal", "Rast", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The files of programs/, as text in the binary.
    .executableTarget(name: "embed-programs", swiftSettings: strict),
    .plugin(
      name: "EmbedPrograms", capability: .buildTool(), dependencies: ["embed-programs"],
      path: "Sources/EmbedPrograms"),

    .testTarget(
      name: "RastTests", dependencies: ["Rast"], exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "FractalTests", dependencies: ["Fractal", "Rast"], exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "CommandLineTests", dependencies: ["Rast", "rast-fractal"], swiftSettings: strict),
  ]
)
