import LogModel
import OrderDomain
import Testing
import Wire

@testable import OrderStories
@testable import StreamTask

/// R2.5: the bounds of what an order and a waybill may hold. A record beyond one is a dead letter, `limit`.
@Suite struct LimitTests {
    /// A task that holds the order with `count` events already.
    private static func run(of order: String, events count: Int) throws -> TaskRun {
        var story = Story()
        for number in 0..<count {
            story.insertOnly(
                .track(Hour(milliseconds: Int64(number) * 1_000), .inTransit).named("S\(number)"))
        }
        var run = try TaskRun()
        var writer = RecordWriter()
        OrderRecord.encode(story.log, home: 0, into: &writer)
        let key = Array(order.utf8)
        run.tasks.openTask(0).keepOrder(key.span, writer.span, due: nil)
        return run
    }

    @Test func theLastEventOfAnOrderAndTheOneBeyond() throws {
        var run = try Self.run(of: "O1", events: 1_999)
        #expect(try run.take(.direct("O1", "YT1", 10, .onDelivery)).last == "@10 O1/YT1 out_for_delivery")
        #expect(try run.take(.direct("O1", "YT1", 11, .pickedUp)) == ["@11 dead limit T11"])
        #expect(try run.take(.direct("O1", "YT1", 10, .onDelivery)) == [], "a duplicate is no event")
        #expect(run.tasks.task(0)?.time == Hour(10).instant, "a dead letter moves no time")
    }

    /// One order of a waybill is full: a dead letter first, then what goes out for the others.
    @Test func aHoppedTrackThatOneOrderHasNoRoomFor() throws {
        var run = try Self.run(of: "O1", events: 1_999)
        try run.take(.shipped("O1", "YT1", 1), .shipped("O2", "YT1", 1))
        #expect(
            try run.take(.track("YT1", 11, .pickedUp)) == ["@11 dead limit T11", "@11 O2/YT1 signed"])
    }

    /// A kept track whose new order is full is one at the link's place.
    @Test func aKeptTrackThatItsLinksOrderHasNoRoomFor() throws {
        var run = try Self.run(of: "O1", events: 1_998)
        try run.take(.track("YT1", 10), .track("YT1", 11, .pickedUp))
        let lines = try run.take(.shipped("O1", "YT1", 12))
        #expect(lines.first == "@12 dead limit T11")
    }

    @Test func theSixtyFifthOrderOfAWaybill() throws {
        var run = try TaskRun()
        for number in 0..<64 { #expect(try run.take(.shipped("O\(number)", "YT1", 1)) == []) }
        #expect(try run.take(.shipped("O64", "YT1", 2)) == ["@2 dead limit shipped-O64-2"])
        #expect(try run.take(.shipped("O63", "YT1", 1)) == [], "one that is linked already is no 65th")
        #expect(try run.take(.track("YT1", 3)).count == 64)
    }

    @Test func theFiveHundredAndFirstKeptTrack() throws {
        var run = try TaskRun()
        let waybill = Array("YT1".utf8)
        var state = WaybillState()
        let clock = RecordClock(timestamp: Hour(1).instant, isKnown: true, judge: nil)
        for number in 0..<499 {
            state.kept.append(
                WaybillState.KeptTrack(
                    sequence: UInt64(number), task: 0, due: .init(milliseconds: .max), idHash: UInt64(number),
                    orderID: Array("O9".utf8), clock: clock, isLinked: false, record: Record()))
        }
        let track = TestRecord.track("YT1", 1, id: "T499")
        run.tasks.hop.keep(
            track.record(offset: 0), clock: clock, waybill: waybill.span, state: state, idHash: 499,
            orderID: [], due: Hour.day(31).instant, isLinked: false)
        #expect(try run.take(.track("YT1", 2, id: "T500")) == ["@2 dead limit T500"])
        #expect(try run.take(.track("YT2", 2, id: "T500")) == [], "of another waybill it is kept")
    }

    /// The state of an order must fit into a record of Kafka; what has no bound of its own is bounded so.
    @Test func anOrderWhoseWordsAreTooMany() throws {
        var run = try TaskRun()
        func track(_ hour: Hour, _ courier: String) -> TestRecord {
            .direct("O1", "YT1", hour, .onDelivery).with {
                $0.payload = $0.payload.replacing("\"yuantong\"", with: "\"\(courier)\"")
            }
        }
        let long = String(repeating: "a", count: 300_000)
        #expect(try run.take(track(1, long)).last == "@1 O1/YT1 out_for_delivery")
        #expect(try run.take(track(2, "b" + long)) == ["@2 dead limit T2"])
        #expect(try run.take(track(3, "yuantong")) == [], "what is small still has room")
    }

    @Test(arguments: [(128, 0), (129, 1)])
    func idsHaveAtMost128Bytes(count: Int, deadLetters: Int) throws {
        var run = try TaskRun()
        let id = String(repeating: "O", count: count)
        try run.take(
            TestRecord.placed("O1").with { $0.payload = $0.payload.replacing("\"O1\"", with: "\"\(id)\"") })
        #expect(run.tasks.deadLetters[.limit, default: 0] == deadLetters)
    }
}
