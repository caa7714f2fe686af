import Fractal
import Rast

extension ViewerSession {
  func takeNextBackend() {
    backend = backend.next
    needsFrames = true
    say(isRacing ? "\(backend) against \(backend.next)" : "backend \(backend)")
  }

  func toggleRace() {
    isRacing.toggle()
    cursor = nil
    needsFrames = true
  }
}
