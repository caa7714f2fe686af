import Files
import Formula
import Fractal
import Rast

extension ViewerSession {
  /// Watches the kernel's file, if it is one.
  func watchKernel(_ source: SourceFile) {
    watch =
      switch scene.kernel {
      case .shipped: nil
      case .file(let path): FileWatch(path, source)
      case .formula(let name):
        FileWatch(name.path, source, limit: FormulaFile.maximumSize)
      }
    nextLook = watch == nil ? nil : surroundings.now()
    unsettled = nil
  }

  /// Looks whether the kernel's file has changed, now and then.
  func lookAtFile(_ now: ContinuousClock.Instant) {
    guard watch != nil, let nextLook, nextLook <= now else { return }
    self.nextLook = now + FileWatch.interval
    switch watch?.look() {
    case .same?, nil:
      if let unsettled, now - unsettled.since >= Unsettled.patience { show(unsettled.trouble) }
    case .changed(let source)?:
      // It was gone for a look or two, as while an editor replaces it.
      if case .lost? = unsettled?.trouble, source.bytes == entry.source.bytes { return unsettled = nil }
      take(source, now)
    case .lost(let text)?: unsettled = Unsettled(trouble: .lost(text), since: now)
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
      (trouble, unsettled, orbit) = (nil, nil, nil)
      if case .params? = panel { panel = .params(ParamsPanel(kernel.program.params)) }
      needsFrames = true
    } catch {
      switch error {
      case .wrong(let errors): unsettled = Unsettled(trouble: .wrong(errors), since: now)
      case .unreadable(let text): unsettled = Unsettled(trouble: .lost(text), since: now)
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

  private func show(_ found: Trouble) {
    trouble = found
    (unsettled, isTroubleHidden, isDirty) = (nil, false, true)
  }

  func reload() {
    guard let path = scene.kernel.path else {
      return say(
        "\(scene.kernel.name) ships with the viewer: there is no file to read; `e` makes a copy to edit")
    }
    do throws(KernelLibrary.LoadError) {
      let source = try KernelLibrary.read(path, of: scene.kernel)
      watch?.take(source)
      take(source, surroundings.now())
      if let unsettled { show(unsettled.trouble) }
    } catch {
      if case .unreadable(let text) = error { show(.lost(text)) }
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
