import CLibFuzzer
import Glibc

// The two functions that libFuzzer asks for new bytes. It finds them by their names.

@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int, _ seed: UInt32) -> Int {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  guard let result = Targets.current.mutated(bytes, with: nil, limit: maximum, seed: UInt64(seed)) else {
    return LLVMFuzzerMutate(data, size, maximum)
  }
  return put(result, data, maximum)
}

@_cdecl("LLVMFuzzerCustomCrossOver")
func cross(
  _ one: UnsafePointer<UInt8>, _ oneSize: Int, _ other: UnsafePointer<UInt8>, _ otherSize: Int,
  _ result: UnsafeMutablePointer<UInt8>, _ maximum: Int, _ seed: UInt32
) -> Int {
  let bytes = Array(UnsafeBufferPointer(start: one, count: oneSize))
  let others = Array(UnsafeBufferPointer(start: other, count: otherSize))
  let mixed = Targets.current.mutated(bytes, with: others, limit: maximum, seed: UInt64(seed))
  return put(mixed ?? spliced(bytes, others, seed: UInt64(seed)), result, maximum)
}

/// The beginning of some bytes, followed by the end of others.
private func spliced(_ one: [UInt8], _ other: [UInt8], seed: UInt64) -> [UInt8] {
  let first = Int(seed & 0xFFFF) % (one.count + 1)
  let second = Int(seed >> 16) % (other.count + 1)
  return Array(one[..<first] + other[second...])
}

private func put(_ bytes: [UInt8], _ data: UnsafeMutablePointer<UInt8>, _ maximum: Int) -> Int {
  let count = min(bytes.count, maximum)
  for index in 0..<count { data[index] = bytes[index] }
  return count
}
