import OrderDomain
import Wire

@testable import OrderStories

/// An order's log as bytes and back.
enum RestingLog {
    static func encode(_ log: borrowing OrderLog, home: Int32 = 0) -> [UInt8] {
        var writer = RecordWriter()
        OrderRecord.encode(log, home: home, into: &writer)
        return writer.span.withUnsafeBufferPointer { Array($0) }
    }

    static func decode(_ bytes: [UInt8], home: Int32 = 0) throws(CorruptRecord) -> OrderLog {
        var log = OrderLog()
        let id = Array("O1".utf8)
        try OrderRecord.decode(bytes.span, orderID: id.span, home: home, into: &log)
        return log
    }

    /// The log of a random history at its end: ledger, texts, clocks and all.
    static func random(seed: UInt64) -> OrderLog { story(seed: seed).log }

    /// A random history with its outputs; of odd seeds the events arrive in any order.
    static func story(
        seed: UInt64, activateFrom: Hour? = nil, atRest: @escaping (inout OrderLog) -> Void = { _ in }
    ) -> Story {
        var history = RandomHistory(seed: seed)
        var story = Story(history.platform)
        story.atRest = atRest
        story.policy.activateFrom = activateFrom?.instant
        let events = history.events()
        story.take(seed.isMultiple(of: 2) ? events : history.shuffled(events))
        story.run(until: .day(16))
        return story
    }
}
