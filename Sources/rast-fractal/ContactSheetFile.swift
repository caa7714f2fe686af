import Fractal
import Rast

/// `rast-fractal list --sheet`: a PNG with a small picture of each kernel that ships.
struct ContactSheetFile {
  var path: String

  /// Draws and writes the sheet.
  func make(_ session: Session) throws(CommandError) {
    let file = try OutputFile(path, session.interrupts)
    do throws(CommandError) {
      let sheet = PictureFormats.png.encode(colours: try draw(session), nil)
      try sheet.write { (bytes) throws(CommandError) in
        try session.interrupts.check()
        try file.write(bytes)
      }
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  private func draw(_ session: Session) throws(CommandError) -> Raster {
    var renderers: [Renderer] = []
    for kernel in ShippedProgram.all.compactMap(\.kernel) {
      renderers.append(
        try session.compiling { () throws(CompileErrors) in try Renderer(kernel, backend: .fastest) })
    }
    var progress = ProgressLine(session.standardError)
    defer { progress.erase() }
    do throws(RenderError) {
      return try ContactSheet().draw(renderers, cancellation: session.interrupts.cancellation) {
        progress.show($0)
      }
    } catch {
      try session.interrupts.check()
      throw .failed("\(error)")
    }
  }
}
