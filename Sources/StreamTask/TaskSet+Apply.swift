internal import LogModel
internal import OrderDomain
internal import Wire

// An admitted record into its order, or into the orders that its waybill is linked to.

extension TaskSet {
    /// Applies the record that was admitted last, once everything that fell due before it has fired.
    ///
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func apply(_ prepared: borrowing PreparedRecord) throws(CorruptState) {
        if !admitted.homes.isEmpty { return try applyHopping(prepared) }
        let task = openTask(admitted.home)
        // What fired may have been this order's: its state is read anew.
        if admitted.hasFired { try bench.load(bench.orderID, from: task) }
        bench.clearWords()
        let trigger = bench.insertTrigger(prepared)
        var newest = prepared.event.time
        for track in admitted.released { try applyReleased(track, at: prepared.clock, newest: &newest) }
        settle(bench.orderID, in: task, trigger, at: prepared.clock.timestamp)
        task.rise(to: newest)
    }

    private mutating func applyHopping(_ prepared: borrowing PreparedRecord) throws(CorruptState) {
        for home in admitted.homes {
            let task = openTask(home.task)
            try bench.load(home.orderID, from: task)
            bench.clearWords()
            let trigger = bench.insertTrigger(prepared)
            settle(home.orderID, in: task, trigger, at: prepared.clock.timestamp)
        }
    }

    /// Applies a kept track behind the link that released it: the link's time stands in for its own
    /// (R2.3).
    private mutating func applyReleased(
        _ track: WaybillState.KeptTrack, at link: RecordClock, newest: inout Instant
    ) throws(CorruptState) {
        var prepared = PreparedRecord()
        // It was judged when it came: nothing is `future` any more.
        prepared.clock = RecordClock(
            timestamp: track.clock.timestamp, isKnown: track.clock.isKnown, judge: nil)
        (prepared.record, prepared.role) = (track.record, .tracks)
        preparer.prepare(&prepared)
        if prepared.fault != nil { throw CorruptState(cause: .torn) }
        prepared.event.timestamp = link.timestamp
        switch bench.log.admission(of: prepared.event) {
        case .duplicate: return
        case .full: return deadLetter(track.record, .limit, at: link.timestamp)
        case .new: break
        }
        bench.insert(prepared)
        newest = max(newest, prepared.event.time)
    }

    /// Folds the order at hand, emits what follows and keeps its state.
    ///
    /// - Parameter timestamp: That of the record.
    mutating func settle(
        _ orderID: [UInt8], in task: StreamTask, _ trigger: Trigger, at timestamp: Instant
    ) {
        let now = task.time ?? timestamp
        outputs.partition = task.number
        let next = bench.settle(trigger, now: now)
        emitEffects(at: timestamp)
        bench.save(orderID, to: task, now: now, next: next)
    }

    /// Emits what the order at hand asks to be sent out; a clock's outputs carry its instant (CONTRACT 5).
    mutating func emitEffects(at timestamp: Instant) {
        for effect in bench.effects.verdicts {
            outputs.emit(.verdicts, at: timestamp) { key in
                VerdictMessage.appendKey(effect.parcel.waybill, bench.log, to: &key)
            } value: { value in
                VerdictMessage.append(effect, bench.log, tableVersion: bench.tableVersion, to: &value)
            }
        }
        for action in bench.effects.actions {
            outputs.emit(
                .actions(action.kind), at: action.trigger.isClock ? action.trigger.at : timestamp
            ) { key in
                ActionMessage.appendKey(bench.log, to: &key)
            } value: { value in
                ActionMessage.append(action, bench.log, bench.fold, topics: topics, to: &value)
            }
        }
    }
}
