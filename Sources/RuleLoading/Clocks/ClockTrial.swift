internal import OrderDomain

/// Runs a clock through the fold that judges orders too, over the shortest history that has it.
struct ClockTrial {
    private(set) var log = OrderLog()
    private(set) var fold: Fold
    private var effects = Effects()
    private let history: ClockHistory
    /// The clock's points that fired, in order: when, and what then remained.
    private(set) var points: [(at: Instant, remaining: TimeSpan)] = []
    private var count = 0

    /// A trial in which everything before the clock's start has happened, an hour apart.
    init(_ clock: ClockID, under table: ClockTable, start: Instant) {
        fold = Fold(clocks: table)
        history = ClockHistory(clock: clock)
        let order = Array("O".utf8)
        log.reset(orderID: order.span)
        let prelude = history.prelude
        for (index, bound) in prelude.enumerated() {
            apply(bound, at: .init(instant: start - .hours(Int64(prelude.count - index))))
        }
    }

    /// What the clock does in the history of `test`.
    static func points(
        _ test: ClockTest, of clock: ClockID, under table: ClockTable
    ) -> [(at: Instant, remaining: TimeSpan)] {
        guard let start = clock.starts.first else { return [] }
        var trial = ClockTrial(clock, under: table, start: test.start.instant)
        trial.apply(start, at: test.start)
        if let moved = test.moved { trial.move(at: moved.at, to: moved.to) }
        if let ended = test.ended { trial.apply(ended.by, at: .init(instant: ended.at)) }
        trial.finish()
        return trial.points
    }

    /// The next thing happens.
    mutating func apply(_ bound: ClockBound, at moment: ClockTest.Moment) {
        count += 1
        for event in history.events(bound, at: moment, id: "e\(count)") { apply(event) }
    }

    /// `deadline_changed` of the clock.
    mutating func move(at instant: Instant, to due: Instant) {
        count += 1
        var event = history.event(.deadlineChanged, at: instant, id: "e\(count)")
        event.details.dueAt = due
        apply(event)
    }

    /// Lets the clock run out.
    mutating func finish() {
        effects.reset()
        log.fire(fold, upTo: log.newest + .days(1_000), under: SettlementPolicy(), into: &effects)
        collect()
    }

    /// One event, as a task applies it: what is due before it fires first, what is due with it waits.
    mutating func apply(_ event: InputEvent) {
        effects.reset()
        let before = event.time - TimeSpan(milliseconds: 1)
        log.fire(fold, upTo: before, under: SettlementPolicy(), into: &effects)
        let reading = Reading(stage: .signed, verdict: .pickedUp, row: .signedByRecipient)
        log.insert(event, reading: event.kind == .track ? reading : nil, source: .none)
        fold.run(log)
        let trigger = Trigger(at: event.time, eventID: .none, source: nil)
        log.settle(fold, trigger, now: event.time, under: SettlementPolicy(), into: &effects)
        collect()
    }

    private mutating func collect() {
        for action in effects.actions where action.kind == .deadline && action.clock == history.clock {
            points.append((action.trigger.at, action.remaining ?? .seconds(0)))
        }
    }
}

extension ClockRow {
    /// Runs the clock's tests under `table`.
    ///
    /// - Returns: `file:line: …` of each that fails.
    func failures(under table: ClockTable) -> [String] {
        tests.compactMap { test in
            let points = ClockTrial.points(test, of: clock, under: table)
            let warned = points.filter { $0.remaining > .seconds(0) }.map(\.at)
            let expired = points.first { $0.remaining == .seconds(0) }?.at
            if warned == test.warns && expired == test.expires { return nil }
            let told = "warns [\(warned.map(written).joined(separator: ", "))]"
            let end = expired.map { ", expires \(written($0))" } ?? ", does not expire"
            return "\(file):\(test.line): \(clock.name) \(told)\(end)"
        }
    }
}
