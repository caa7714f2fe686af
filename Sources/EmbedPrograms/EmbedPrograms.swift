import Foundation
import PackagePlugin

/// Puts the text of every file in programs/ into the module, as `EmbeddedPrograms`.
///
/// Beside this file is a link to programs/: SwiftPM plans a build anew, and so runs this again, when something
/// is added to or removed from a target's folder, and sees the programs there.
@main
struct EmbedPrograms: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "programs")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "rast" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPrograms.swift")
    return [
      .buildCommand(
        displayName: "Embedding programs/", executable: try context.tool(named: "embed-programs").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
