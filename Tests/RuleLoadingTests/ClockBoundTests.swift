import OrderDomain
import Testing

@testable import RuleLoading

/// `ClockID.starts` and `ends`, which rule files repeat, are what the fold does.
@Suite struct ClockBoundTests {
    private static let start = Instant(milliseconds: 1_770_000_000_000)

    /// Everything that could start or end a clock.
    private static let candidates: [ClockBound] =
        EventKind.allCases.filter { $0 != .track }.map { .event($0) } + [.signed, .returnSigned]

    private static let table = ClockTable(repeating: ClockTable.Entry(length: .days(7), warnings: []))

    @Test(arguments: ClockID.allCases)
    func aClockEndsByWhatTheTableSays(clock: ClockID) throws {
        var ends: Set<ClockBound> = []
        for bound in Self.candidates where try isEnded(clock, by: bound) { ends.insert(bound) }
        #expect(ends == Set(clock.ends))
    }

    @Test(arguments: ClockID.allCases)
    func aClockStartsByWhatTheTableSays(clock: ClockID) {
        var starts: Set<ClockBound> = []
        for bound in Self.candidates where isStarted(clock, by: bound) { starts.insert(bound) }
        #expect(starts == Set(clock.starts))
    }

    /// Whether `bound` ends the running clock and starts none of its id.
    private func isEnded(_ clock: ClockID, by bound: ClockBound) throws -> Bool {
        let begun = try #require(clock.starts.first)
        var running = ClockTrial(clock, under: Self.table, start: Self.start)
        running.apply(begun, at: .init(instant: Self.start))
        #expect(running.fold.clocks.contains { $0.id == clock && $0.end == nil }, "\(clock) does not start")
        return variants(of: bound, clock).contains { events in
            var trial = running
            for event in events { trial.apply(event) }
            return !trial.fold.clocks.contains { $0.id == clock && $0.end == nil }
        }
    }

    /// Whether the clock comes to run at `bound`, after its prelude.
    private func isStarted(_ clock: ClockID, by bound: ClockBound) -> Bool {
        let before = ClockTrial(clock, under: Self.table, start: Self.start)
        return variants(of: bound, clock).contains { events in
            var trial = before
            for event in events { trial.apply(event) }
            return trial.fold.clocks.contains { $0.id == clock && $0.end == nil }
        }
    }

    /// A bound as the histories write it, and where it is a request, one of each type.
    private func variants(of bound: ClockBound, _ clock: ClockID) -> [[InputEvent]] {
        // A signature under a waybill that no return names is an outbound parcel's.
        let history = ClockHistory(clock: clock).prelude + clock.starts
        if bound == .returnSigned && !history.contains(.event(.returnShipped)) { return [] }
        let moment = ClockTest.Moment(instant: Self.start + .hours(1))
        let events = ClockHistory(clock: clock).events(bound, at: moment, id: "bound")
        guard bound == .event(.requested) || bound == .event(.modified) else { return [events] }
        return [RequestType.refundOnly, .returnRefund].map { type in
            events.map { event in
                var event = event
                event.details.type = type
                return event
            }
        }
    }
}
