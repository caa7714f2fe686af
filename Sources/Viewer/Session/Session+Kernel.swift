import Fractal
import Rast

extension ViewerSession {
  /// Shows a scene, whose kernel is read if need be. False, and the reason is said, if that can't be done.
  @discardableResult
  func show(_ new: Scene, remembering: Bool = true) -> Bool {
    guard new.kernel != scene.kernel || new.settings != scene.settings else {
      if remembering { history.leave(scene) }
      (scene, needsFrames) = (new, true)
      return true
    }
    do throws(KernelLibrary.LoadError) {
      let entry = try library.load(new.kernel)
      let old = scene
      (self.entry, scene, awaited) = (entry, new, nil)
      applySettings()
      if remembering { history.leave(old) }
      if new.kernel != old.kernel { watchKernel(entry.source) }
      if new.kernel != old.kernel || trouble?.isOfFile == false { trouble = nil }
      (orbit, needsFrames) = (nil, true)
      return true
    } catch {
      switch error {
      case .unreadable(let text): say(text, isWarning: true)
      case .wrong(let errors):
        let place = errors.diagnostics.first.map {
          " in line \(errors.source.position(of: $0.span.start).line)"
        }
        say(
          "\(new.kernel.name) has errors: \(errors.diagnostics.first?.message ?? "")\(place ?? "")",
          isWarning: true)
      }
      return false
    }
  }

  /// Sets the kernel's params; those that it has not, or not any more, or that do not fit, are dropped.
  private func applySettings() {
    kernel = entry.kernel
    for (name, value) in scene.settings {
      do throws(ParamError) {
        kernel = try kernel.setting([name: value])
      } catch {
        scene.settings[name] = nil
      }
    }
  }

  /// Goes to a kernel, as its file asks to be looked at.
  func open(_ origin: KernelOrigin, settings: [String: Value] = [:]) {
    guard origin != scene.kernel || settings != scene.settings else { return say("this is \(origin.name)") }
    do throws(KernelLibrary.LoadError) {
      let kernel = try library.load(origin).kernel
      show(
        Scene(kernel: origin, settings: settings, viewport: kernel.viewport, limit: ownLimit(of: kernel)))
    } catch {
      // `show` would find the same, and says it.
      show(Scene(kernel: origin, viewport: scene.viewport, limit: scene.limit))
    }
  }

  /// Goes to a kernel's neighbour in the list; those that are wrong are left out.
  func stepKernel(_ step: Int) {
    let all = library.all()
    let index = all.firstIndex(of: scene.kernel) ?? 0
    for distance in 1..<max(2, all.count) {
      let next = all[((index + step * distance) % all.count + all.count) % all.count]
      if (try? library.load(next)) != nil { return open(next) }
    }
    say("there is no other kernel")
  }

  func openPicker() {
    let kernels = library.all().map { origin in
      PickerPanel.Item(origin: origin, summary: summary(origin))
    }
    panel = .picker(PickerPanel(kernels, current: scene.kernel))
  }

  /// What the first line of a kernel's file says of it.
  func summary(_ origin: KernelOrigin) -> String {
    switch origin {
    case .shipped(let name): ShippedProgram.named(name)?.summary ?? ""
    case .file(let path): path
    case .formula(let name): library.summary(of: name)
    }
  }

  /// Goes from a point to its Julia set, or back.
  func toggleJulia() {
    if let origin = juliaOrigin, origin.julia == scene.kernel {
      juliaOrigin = nil
      cursor = nil
      show(origin.back)
      return
    }
    let point = cursorPoint
    if let name = kernel.program.view?.julia {
      for origin in scene.kernel.neighbour(name) {
        guard let kernel = try? library.load(origin).kernel, kernel.takesSeed else { continue }
        juliaOrigin = (origin, scene)
        cursor = nil
        open(origin, settings: ["seed": .complex(point)])
        return say("the Julia set of \(text(point)); Space goes back")
      }
      return say("\(name) is no Julia kernel: it has no `param seed: complex`", isWarning: true)
    }
    if kernel.takesSeed {
      let before = scene
      setParam("seed", .complex(point))
      if scene != before { juliaOrigin = (scene.kernel, before) }
      return say("seed = \(text(point)); Space goes back")
    }
    say("\(scene.kernel.shortName) names no Julia kernel: its view has no `julia`")
  }

  func toggleParams() {
    if case .params? = panel {
      panel = nil
    } else if kernel.program.params.isEmpty {
      say("\(scene.kernel.shortName) has no params")
    } else {
      panel = .params(ParamsPanel(kernel.program.params))
    }
  }

  /// Sets a param of the kernel, and compiles it anew.
  func setParam(_ name: String, _ value: Value) {
    do throws(ParamError) {
      let kernel = try kernel.setting([name: value])
      guard self.kernel.program.params != kernel.program.params else { return }
      history.leave(scene)
      self.kernel = kernel
      scene.settings[name] = entry.kernel.default(of: name) == value ? nil : value
      if trouble?.isOfFile == false { trouble = nil }
      (orbit, needsFrames) = (nil, true)
      if case .params(var params)? = panel {
        params.params = kernel.program.params
        panel = .params(params)
      }
    } catch {
      say("\(error)", isWarning: true)
    }
  }

  func holdTime() {
    guard takesTime else { return say("\(scene.kernel.shortName) takes no time: its picture stands still") }
    clock.toggle(surroundings.now())
    say(clock.isHeld ? "time stands still" : "time goes on")
  }

  /// A point with as many digits as the view needs.
  func text(_ point: Complex) -> String {
    let step = scene.viewport.span / Double(max(1, height * 2))
    return "\(NumberText.coordinate(point.re, step: step)), \(NumberText.coordinate(point.im, step: step))"
  }
}

extension Kernel {
  /// Whether it shows the Julia set of a point.
  var takesSeed: Bool { program.params.contains { $0.name == "seed" && $0.type == .complex } }
}
