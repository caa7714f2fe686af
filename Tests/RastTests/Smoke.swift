import Testing
@testable import Rast
@Test func smoke() {}
