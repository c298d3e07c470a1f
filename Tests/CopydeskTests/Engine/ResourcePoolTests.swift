import Synchronization
import Testing

@testable import Copydesk

@Suite struct ResourcePoolTests {
  private final class Resource: Sendable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  private struct Unopened: Error {}

  /// A pool whose resources count themselves.
  private func pool() -> ResourcePool<Resource, Never> {
    let count = Atomic<Int>(0)
    return ResourcePool { Resource(count.add(1, ordering: .relaxed).newValue) }
  }

  @Test func aResourceIsHandedOutAgain() {
    let pool = pool()
    #expect(pool.withResource(\.number) == 1)
    #expect(pool.withResource(\.number) == 1)
  }

  @Test func noTwoHaveOneAtATime() {
    let pool = pool()
    let numbers = pool.withResource { first in pool.withResource { second in [first.number, second.number] } }
    #expect(numbers == [1, 2])
  }

  @Test func oneThatIsNotKeptIsClosed() {
    let pool = pool()
    weak var closed: Resource?
    pool.withResource(keeping: false) { closed = $0 }
    #expect(closed == nil)
    #expect(pool.withResource(\.number) == 2)
  }

  @Test func whatCannotBeOpenedIsToldAtOnce() {
    let pool = ResourcePool { () throws(Unopened) -> Resource in throw Unopened() }
    #expect(throws: Unopened.self) { try pool.openFirst() }
    #expect(throws: Unopened.self) { try pool.withResource { _ in } }
  }

  @Test func sessionsOfOneCleanerGiveTheSame() throws {
    let sessions = SessionPool(try Cleaner())
    let document = Document(id: "", text: "It is n't over , he said .")
    let cleaned = try sessions.withSession(for: 26) { $0.clean(document).bytes }
    #expect(String(decoding: cleaned, as: UTF8.self) == "It isn't over, he said.")
    #expect(try sessions.withSession(for: 2 << 20) { $0.clean(document).bytes } == cleaned)
  }
}
