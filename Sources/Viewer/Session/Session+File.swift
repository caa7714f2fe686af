import Files
import Formula
import Fractal
import Rast

extension ViewerSession {
  /// How long a file with errors must stay the same until they are shown; it may be half written.
  private static let settling = Duration.milliseconds(60)

  /// Watches the kernel's file, if it is one.
  func watchKernel(_ source: SourceFile) {
    watch =
      switch scene.kernel {
      case .shipped: nil
      case .file(let path): FileWatch(path, source)
      case .formula(let name):
        (try? KernelLibrary.read(name.path, of: scene.kernel)).map {
          FileWatch(name.path, $0, limit: FormulaFile.maximumSize)
        }
      }
    nextLook = watch == nil ? nil : surroundings.now()
    pendingErrors = nil
  }

  /// Looks whether the kernel's file has changed, now and then.
  func lookAtFile(_ now: ContinuousClock.Instant) {
    guard watch != nil, let nextLook, nextLook <= now else { return }
    self.nextLook = now + FileWatch.interval
    switch watch?.look() {
    case .same?, nil:
      if let pendingErrors, now - pendingErrors.since >= ViewerSession.settling {
        show(pendingErrors.errors)
      }
    case .changed(let source)?: take(source, now)
    case .lost(let text)?:
      trouble = .lost(text)
      (isTroubleHidden, isDirty, pendingErrors) = (false, true, nil)
    }
  }

  /// Takes a new text of the kernel's file.
  private func take(_ source: SourceFile, _ now: ContinuousClock.Instant) {
    do throws(KernelLibrary.LoadError) {
      entry = try library.put(scene.kernel, source)
      say("\(scene.kernel.shortName) was read again")
      beginAwaited()
      let scene = scene
      kernel = entry.kernel
      for (name, value) in scene.settings {
        if let set = try? kernel.setting([name: value]) {
          kernel = set
        } else {
          self.scene.settings[name] = nil
        }
      }
      (trouble, pendingErrors, orbit) = (nil, nil, nil)
      if case .params? = panel { panel = .params(ParamsPanel(kernel.program.params)) }
      needsFrames = true
    } catch {
      switch error {
      case .wrong(let errors): pendingErrors = PendingErrors(errors: errors, since: now)
      case .unreadable(let text): trouble = .lost(text)
      }
    }
  }

  /// Goes to what the viewer was opened for, if that was not possible before.
  private func beginAwaited() {
    guard let view = awaited else { return }
    (awaited, kernel) = (nil, entry.kernel)
    scene = Scene(kernel: scene.kernel, viewport: kernel.viewport, limit: .fixed(kernel.iterations))
    do throws(ViewerError) {
      try apply(view)
    } catch {
      if case .usage(let text) = error { say(text, isWarning: true) }
    }
  }

  private func show(_ errors: CompileErrors) {
    trouble = .wrong(errors)
    (pendingErrors, isTroubleHidden, isDirty) = (nil, false, true)
  }

  func reload() {
    guard let path = scene.kernel.path else {
      return say(
        "\(scene.kernel.name) ships with the viewer: there is no file to read; `e` makes a copy to edit")
    }
    do throws(KernelLibrary.LoadError) {
      take(try KernelLibrary.read(path, of: scene.kernel), surroundings.now())
      if let pendingErrors { show(pendingErrors.errors) }
    } catch {
      if case .unreadable(let text) = error { trouble = .lost(text) }
      isTroubleHidden = false
    }
  }

  /// Has the kernel's file edited; of one that ships a copy, and of a formula a copy of its translation.
  func edit() {
    if let path = scene.kernel.editablePath { return requests.append(.edit(path: path)) }
    let name = scene.kernel.shortName
    do throws(SystemError) {
      let path = try File.create(
        in: surroundings.pictureFolder, name: name.replacing("/", with: "_"), ending: "rast",
        kernel.program.source.bytes)
      var copy = scene
      copy.kernel = .file(path)
      show(copy)
      say("\(path) is a copy of \(name) to edit")
      requests.append(.edit(path: path))
    } catch {
      say("can't make a copy to edit: \(error)", isWarning: true)
    }
  }
}
