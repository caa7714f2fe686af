import CZlib
import Files
import Glibc
import Viewer

/// The ways in which pixels reach a terminal that knows kitty's protocol, from the slowest to the fastest.
enum KittyMedium: Int, Comparable, Sendable {
  /// Through the terminal's line, compressed.
  case line
  /// By a temporary file.
  case temporaryFile
  /// By shared memory.
  case sharedMemory

  static func < (a: KittyMedium, b: KittyMedium) -> Bool { a.rawValue < b.rawValue }
}

/// Hands pixels to the terminal, and removes what it has not fetched.
struct KittyDelivery {
  let medium: KittyMedium
  /// What may not have been fetched yet, oldest first.
  private var left: [KittyParcel] = []
  private var count = 0

  /// How many pictures may wait to be fetched.
  private static let mostWaiting = 2
  /// How long to wait for the terminal to fetch one, in milliseconds.
  private static let patience = 100

  init(_ medium: KittyMedium) { self.medium = medium }

  /// The payload by which the terminal gets a picture's pixels.
  mutating func payload(_ picture: PixelPicture) -> KittyCommand.Payload {
    let bytes = Self.bytes(of: picture)
    waitForRoom()
    count += 1
    if let kind = medium.parcelKind, let parcel = KittyParcel(kind, number: count, bytes) {
      left.append(parcel)
      return parcel.payload
    }
    return Self.compressed(bytes).map { .compressed($0) } ?? .direct(bytes)
  }

  /// Waits until the terminal has fetched all but a few pictures, so that it is never far behind. What it does not fetch for
  /// long it will not fetch at all.
  private mutating func waitForRoom() {
    for _ in 0..<Self.patience {
      left.removeAll { !$0.isThere }
      if left.count < Self.mostWaiting { return }
      usleep(1000)
    }
    forgetAll()
  }

  /// Removes what the terminal has not fetched.
  mutating func forgetAll() {
    for parcel in left { parcel.remove() }
    left = []
  }

  /// The pixels as three bytes each.
  private static func bytes(of picture: PixelPicture) -> [UInt8] {
    picture.pixels.withUnsafeBufferPointer { pixels in
      [UInt8](unsafeUninitializedCapacity: 3 * pixels.count) { bytes, count in
        for index in pixels.indices {
          let pixel = pixels[index]
          bytes[3 * index] = UInt8(truncatingIfNeeded: pixel >> 16)
          bytes[3 * index + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          bytes[3 * index + 2] = UInt8(truncatingIfNeeded: pixel)
        }
        count = 3 * pixels.count
      }
    }
  }

  /// The bytes as a stream of zlib at its fastest level; nil if there is no memory for it.
  private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var stream = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&stream, &length, bytes, uLong(bytes.count), 1) == Z_OK else { return nil }
    stream.removeLast(stream.count - Int(length))
    return stream
  }
}

extension KittyMedium {
  /// What holds the pixels on this machine, if anything does.
  var parcelKind: KittyParcel.Kind? {
    switch self {
    case .line: nil
    case .temporaryFile: .temporaryFile
    case .sharedMemory: .sharedMemory
    }
  }
}
