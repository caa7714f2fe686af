import Testing

@testable import Terminal

@Suite("When frames are drawn")
struct FramePaceTests {
  private let begin = ContinuousClock.now

  @Test("the first one is drawn at once, and quick ones follow each other 120 times a second")
  func quick() {
    var pace = FramePace()
    #expect(pace.isDue(begin) && pace.nextFrame == nil)
    pace.note(frameFrom: begin, to: begin + .milliseconds(1))
    #expect(pace.nextFrame == begin + .seconds(1) / 120)
    #expect(!pace.isDue(begin + .milliseconds(8)) && pace.isDue(begin + .milliseconds(9)))
  }

  @Test("a third of the time is left where drawing takes long, or the terminal is slow to read")
  func slow() {
    var pace = FramePace()
    pace.note(frameFrom: begin, to: begin + .milliseconds(40))
    #expect(pace.nextFrame == begin + .milliseconds(60))
    // One quick frame, and it is as quick as before.
    pace.note(frameFrom: begin + .milliseconds(60), to: begin + .milliseconds(61))
    #expect(pace.nextFrame == begin + .milliseconds(60) + FramePace.leastPeriod)
  }
}
