import CZlib
import Files
import Glibc
import TestSupport
import Testing
import Viewer

@testable import Terminal

@Suite("Pixels by kitty's protocol")
struct KittyTests {
  /// The commands of a text: their keys and payloads.
  private func commands(_ bytes: [UInt8]) throws -> [(keys: [String: String], payload: String)] {
    let text = String(decoding: bytes, as: UTF8.self)
    return try text.split(separator: "\u{1B}\\").map { command in
      try #require(command.hasPrefix("\u{1B}_G"))
      let parts = command.dropFirst(3).split(separator: ";", maxSplits: 1)
      let keys = parts[0].split(separator: ",").map { $0.split(separator: "=") }
      return (
        Dictionary(uniqueKeysWithValues: keys.map { (String($0[0]), String($0[1])) }),
        parts.count > 1 ? String(parts[1]) : ""
      )
    }
  }

  private func picture() throws -> PixelPicture {
    var random = SplitMix64(seed: 7)
    let pixels = (0..<20 * 8 * 10 * 16).map { _ in UInt32(random.below(1 << 24)) }
    let cell = try #require(CellSize(width: 8, height: 16))
    return try #require(
      PixelPicture(pixels, at: .init(column: 0, row: 0), columns: 20, rows: 10, cell: cell))
  }

  private func bytes(of picture: PixelPicture) -> [UInt8] {
    picture.pixels.flatMap { [UInt8($0 >> 16 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] }
  }

  @Test("base 64 is that of RFC 4648")
  func base64() throws {
    for (text, expected) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(String(decoding: Base64.text(of: Array(text.utf8)), as: UTF8.self) == expected)
    }
    let all = (0...255).map { UInt8($0) }
    #expect(try Base64Text.bytes(of: String(decoding: Base64.text(of: all), as: UTF8.self)) == all)
  }

  @Test("through the line, pixels are compressed and come in pieces")
  func line() throws {
    let picture = try picture()
    var delivery = KittyDelivery(.line)
    let stored = KittyCommand.store(
      5, width: picture.width, height: picture.height, delivery.payload(picture))
    let commands = try commands(stored)
    let first = try #require(commands.first).keys
    #expect(first["a"] == "t" && first["i"] == "5" && first["f"] == "24" && first["o"] == "z")
    #expect(first["s"] == "160" && first["v"] == "160" && first["q"] == "2")
    #expect(commands.count > 1 && commands.allSatisfy { $0.payload.count <= 4096 })
    #expect(commands.dropLast().allSatisfy { $0.keys["m"] == "1" && $0.payload.count.isMultiple(of: 4) })
    #expect(commands.last?.keys["m"] == "0")
    let stream = try Base64Text.bytes(of: commands.map(\.payload).joined())
    var pixels = [UInt8](repeating: 0, count: 3 * 160 * 160)
    var length = uLong(pixels.count)
    #expect(uncompress(&pixels, &length, stream, uLong(stream.count)) == Z_OK)
    #expect(pixels == bytes(of: picture) && length == pixels.count)
  }

  @Test("a temporary file has the pixels, and a name that terminals remove")
  func temporaryFile() throws {
    let picture = try picture()
    var delivery = KittyDelivery(.temporaryFile)
    let payload = delivery.payload(picture)
    let command = try #require(try commands(KittyCommand.store(1, width: 1, height: 1, payload)).first)
    #expect(command.keys["t"] == "t")
    let path = String(decoding: try Base64Text.bytes(of: command.payload), as: UTF8.self)
    #expect(path.contains("tty-graphics-protocol"))
    #expect(try File.read(path, limit: 1 << 24) == bytes(of: picture))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    delivery.forgetAll()
    #expect(access(path, F_OK) != 0)
  }

  @Test("shared memory has the pixels, and what is not fetched does not stay")
  func sharedMemory() throws {
    let picture = try picture()
    var delivery = KittyDelivery(.sharedMemory)
    var names: [String] = []
    // The terminal fetches none of them.
    for _ in 0..<4 {
      guard case .sharedMemory(let name) = delivery.payload(picture) else { throw Failure() }
      names.append(name)
    }
    let descriptor = shm_open(names.last ?? "", O_RDONLY, 0)
    #expect(descriptor >= 0)
    #expect(try FileDescriptor.read(descriptor, limit: 1 << 24) == bytes(of: picture))
    close(descriptor)
    delivery.forgetAll()
    #expect(names.allSatisfy { shm_open($0, O_RDONLY, 0) < 0 })
  }

  private struct Failure: Error {}
}
