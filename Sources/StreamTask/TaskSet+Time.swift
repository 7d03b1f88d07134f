internal import LogModel
public import OrderDomain
internal import Wire

// What falls due between records (CONTRACT 4, R2.2, R3.1): kept tracks, clocks, forgetting.

extension TaskSet {
    /// Something that falls due: of one due a kept track, then orders by their id, then by task.
    private struct Due {
        var at: Instant
        /// Empty: a kept track.
        var orderID: [UInt8]
        var task: Int32

        static func precedes(_ a: Due, _ b: Due) -> Bool {
            if a.at != b.at { return a.at < b.at }
            if a.orderID != b.orderID { return a.orderID.lexicographicallyPrecedes(b.orderID) }
            return a.task < b.task
        }
    }

    /// Fires what falls due next before the time of the tasks that the admitted record has raised, in the
    /// order of dues over all of them.
    ///
    /// - Returns: Whether anything did; each call takes one due away.
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func fireNext() throws(CorruptState) -> Bool {
        var best: Due?
        for index in admitted.tasks.indices {
            guard let time = task(admitted.tasks[index])?.time,
                let due = nextDue(in: admitted.tasks[index], before: time, inclusive: false)
            else { continue }
            if let standing = best, !Due.precedes(due, standing) { continue }
            best = due
        }
        guard let best else { return false }
        admitted.hasFired = true
        try fire(best)
        return true
    }

    /// Fires what falls due next up to and at `instant`, in all tasks: the end of a replay with `--until`
    /// (CONTRACT 4).
    ///
    /// - Returns: Whether anything did; each call takes one due away.
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func fireNext(until instant: Instant) throws(CorruptState) -> Bool {
        var best: Due?
        for index in taskNumbers.indices {
            guard let due = nextDue(in: taskNumbers[index], before: instant, inclusive: true)
            else { continue }
            if let standing = best, !Due.precedes(due, standing) { continue }
            best = due
        }
        guard let best else { return false }
        try fire(best)
        return true
    }

    private mutating func nextDue(in number: Int32, before bound: Instant, inclusive: Bool) -> Due? {
        let kept = hop.nextDue(in: number, before: bound, inclusive: inclusive)
        let order = task(number)?.nextDue(before: bound, inclusive: inclusive, into: &bench.dueKey)
        if let kept, kept <= order ?? kept { return Due(at: kept, orderID: [], task: number) }
        return order.map { Due(at: $0, orderID: bench.dueKey, task: number) }
    }

    private mutating func fire(_ due: Due) throws(CorruptState) {
        outputs.partition = due.task
        if StateKey.isWaybill(due.orderID) {
            return try expireKept(at: due.at, of: due.orderID, in: due.task)
        }
        if due.orderID.isEmpty { return try expireTrack(at: due.at, in: due.task) }
        guard let task = task(due.task) else { return }
        try bench.load(due.orderID, from: task)
        bench.fold.run(bench.log)
        bench.effects.reset()
        let (hasFired, next) = bench.log.fire(
            bench.fold, upTo: due.at, under: bench.settlement, into: &bench.effects)
        if hasFired {
            emitEffects(at: due.at)
        } else if next == nil, let end = bench.log.forgetAt(bench.fold, after: bench.forgetAfter),
            end <= due.at
        {
            return forgetOrder(at: due.at, in: task, due.orderID)
        }
        bench.save(due.orderID, to: task, now: due.at, next: next)
    }

    /// R2.6: `forget-after`: a tombstone a verdict, by waybill.
    private mutating func forgetOrder(at due: Instant, in task: StreamTask, _ orderID: [UInt8]) {
        for waybill in bench.log.verdictWaybills {
            outputs.emitTombstone(.verdicts, at: due) { key in
                VerdictMessage.appendKey(waybill, bench.log, to: &key)
            }
        }
        task.forgetOrder(orderID.span)
    }

    /// R2.2: a kept track that no order received is a dead letter; one that went to an order is forgotten.
    private mutating func expireTrack(at due: Instant, in number: Int32) throws(CorruptState) {
        guard let track = try hop.expire(in: number) else { return }
        deadLetter(track.record, BadRecord(.unlinked), at: due)
    }
}
