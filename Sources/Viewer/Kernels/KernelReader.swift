import Formula
import Rast

/// Reads kernels one after another, on any thread. A file of formulas is read only once, however many of them are tried.
struct KernelReader {
  private var books: [String: Result<FormulaBook, LoadError>] = [:]

  /// Reads a kernel's file, and analyses it.
  mutating func read(_ origin: KernelOrigin) -> KernelReading {
    guard case .formula(let name) = origin else { return KernelReading(origin) }
    let book = books[name.path] ?? KernelReader.book(origin)
    books[name.path] = book
    switch book {
    case .success(let book): return KernelReading(origin, name, in: book)
    case .failure(let error): return KernelReading(origin, failing: error)
    }
  }

  private static func book(_ origin: KernelOrigin) -> Result<FormulaBook, LoadError> {
    do throws(LoadError) {
      return .success(FormulaBook(try KernelReading.source(of: origin)))
    } catch {
      return .failure(error)
    }
  }
}
