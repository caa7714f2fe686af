import Fractal
import Rast
import Viewer

/// A kernel that is measured, and the frame that it renders.
struct BenchCase {
  var kernel: Kernel
  var frame: Frame
}

extension BenchCommand {
  /// What the command line asks for.
  func cases(_ session: Session) throws(CommandError) -> [BenchCase] {
    if !all {
      let choice = try view.choice(kernel: kernel)
      return [try makeCase(choice.makeKernel(session), choice.view)]
    }
    var cases: [BenchCase] = []
    for kernel in ShippedProgram.all.compactMap(\.kernel) {
      cases.append(try makeCase(kernel, try view.choice(kernel: kernel.name).view))
    }
    return cases
  }

  private func makeCase(_ kernel: Kernel, _ view: ViewText) throws(CommandError) -> BenchCase {
    let isSeed = self.kernel == nil && self.view.view == nil && !all
    let width = width ?? (isSeed ? 120 : 320)
    let height = height ?? (isSeed ? 60 : 200)
    var view = view
    if isSeed, view.region == nil, view.center == nil, view.span == nil {
      view.region = Region(-2.05, -1.12, 0.47, 1.12)
    }
    view.iterations = view.iterations ?? .fixed(isSeed ? 100_000 : 4 * kernel.iterations)
    do throws(FrameError) {
      return BenchCase(
        kernel: kernel, frame: try Frame(view, of: kernel, width: width, height: height, .pixel))
    } catch {
      throw .usage("\(error)")
    }
  }
}
