/// Commands of kitty's graphics protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol/).
enum KittyCommand {
  /// How an image's pixels reach the terminal.
  enum Payload: Hashable {
    /// As the name of a shared memory object, which the terminal removes.
    case sharedMemory(name: String)
    /// As the path of a temporary file, which the terminal removes.
    case temporaryFile(path: String)
    /// As themselves.
    case direct([UInt8])
    /// As themselves, compressed by zlib.
    case compressed([UInt8])

    /// The keys that tell of it.
    private var keys: String {
      switch self {
      case .sharedMemory: "t=s"
      case .temporaryFile: "t=t"
      case .direct: "t=d"
      case .compressed: "t=d,o=z"
      }
    }

    private var bytes: [UInt8] {
      switch self {
      case .sharedMemory(let text), .temporaryFile(let text): Array(text.utf8)
      case .direct(let bytes), .compressed(let bytes): bytes
      }
    }

    /// A command with this payload, in as many pieces as it takes.
    func command(_ keys: String) -> [UInt8] {
      var rest = Base64.text(of: bytes)[...]
      var command: [UInt8] = []
      command.reserveCapacity(rest.count + rest.count / 64 + 128)
      var all = "\(keys),\(self.keys)"
      repeat {
        let piece = rest.prefix(KittyCommand.longestPiece)
        rest = rest.dropFirst(piece.count)
        command += Array("\u{1B}_G\(all),m=\(rest.isEmpty ? 0 : 1);".utf8)
        command += piece
        command += Array("\u{1B}\\".utf8)
        // The other keys are those of the first piece.
        all = "q=2"
      } while !rest.isEmpty
      return command
    }
  }

  /// How many characters of a payload a command can have.
  private static let longestPiece = 4096

  /// Stores an image of 24 bits a pixel under a number.
  static func store(_ image: Int, width: Int, height: Int, _ payload: Payload) -> [UInt8] {
    payload.command("a=t,i=\(image),f=24,s=\(width),v=\(height),q=2")
  }

  /// Asks whether an image, of a single pixel, would be stored.
  static func question(_ image: Int, _ payload: Payload) -> [UInt8] {
    payload.command("a=q,i=\(image),f=24,s=1,v=1")
  }

  /// Shows a part of an image with its corner in the cursor's cell, which does not move. A placement of this number that the
  /// image has already goes from where it is.
  static func show(_ image: Int, placement: Int, x: Int, y: Int, width: Int, height: Int) -> [UInt8] {
    command("a=p,i=\(image),p=\(placement),x=\(x),y=\(y),w=\(width),h=\(height),C=1,q=2")
  }

  /// Shows one of an image's parts no longer.
  static func hide(_ image: Int, placement: Int) -> [UInt8] {
    command("a=d,d=i,i=\(image),p=\(placement),q=2")
  }

  /// Removes an image from the screen and from the terminal's memory.
  static func remove(_ image: Int) -> [UInt8] { command("a=d,d=I,i=\(image),q=2") }

  /// Removes all images of the screen.
  static let removeAll = command("a=d,d=A,q=2")

  /// Ends a command that may have been cut off, and removes all images of the screen.
  static let emergency = Array("\u{1B}\\".utf8) + removeAll

  private static func command(_ keys: String) -> [UInt8] { Array("\u{1B}_G\(keys)\u{1B}\\".utf8) }
}
