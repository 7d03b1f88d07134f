internal import Classification
public import LogModel
internal import OrderDomain
internal import Wire

// One record into its order, or into the orders that its waybill is linked to.

extension TaskSet {
    /// Admits ``Workbench/event`` to the order that it names, in the task that read it.
    mutating func admitDirect(_ record: borrowing Record, clock: RecordClock) throws(CorruptState) -> Bool {
        let task = openTask(record.partition)
        bench.orderID.clear()
        bench.orderID.append(bench.event.orderID, of: bench.event.heap)
        try bench.load(bench.orderID, from: task)
        switch bench.log.admission(of: bench.event) {
        case .duplicate: return false
        case .full:
            deadLetter(record, .limit, at: clock.timestamp)
            return false
        case .new: break
        }
        admitted.reset()
        if bench.event.kind == .shipped || bench.event.kind == .returnShipped {
            let waybill = Array(bench.event.heap[bench.event.waybill.bounds])
            let home = WaybillState.Home(task: task.number, orderID: bench.orderID)
            switch try hop.link(waybill.span, to: home) {
            case .known: break
            case .full:
                deadLetter(record, .limit, at: clock.timestamp)
                return false
            case .added(let tracks): admitted.released = tracks
            }
        }
        admitted.tasks.append(task.number)
        task.rise(to: bench.event.time)
        return true
    }

    /// Applies the record that was admitted last, once everything that fell due before it has fired.
    ///
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func apply(_ record: borrowing Record, clock: RecordClock) throws(CorruptState) {
        if !admitted.homes.isEmpty { return try applyHopping(record, clock: clock) }
        let task = openTask(record.partition)
        // What fired may have been this order's: its state is read anew.
        if admitted.hasFired { try bench.load(bench.orderID, from: task) }
        let trigger = insertAsTrigger(record)
        var newest = bench.event.time
        for track in admitted.released { try applyReleased(track, at: clock, newest: &newest) }
        settle(bench.orderID, in: task, trigger, at: clock)
        task.rise(to: newest)
    }

    /// Applies a kept track behind the link that released it: the link's time stands in for its own
    /// (R2.3).
    private mutating func applyReleased(
        _ track: WaybillState.KeptTrack, at link: RecordClock, newest: inout Instant
    ) throws(CorruptState) {
        guard redecode(track) else { throw CorruptState(cause: .torn) }
        bench.event.timestamp = link.timestamp
        switch bench.log.admission(of: bench.event) {
        case .duplicate: return
        case .full: return deadLetter(track.record, .limit, at: link.timestamp)
        case .new: break
        }
        insert(track.record)
        newest = max(newest, bench.event.time)
    }

    /// Reads a kept track's record again; it was read once, so it reads.
    private mutating func redecode(_ track: WaybillState.KeptTrack) -> Bool {
        do throws(BadRecord) {
            try bench.decoder.decode(
                track.record.payload.span, role: .tracks,
                // It was judged when it came: nothing is `future` any more.
                timestamp: track.clock.isKnown ? track.clock.timestamp : nil, judge: nil,
                into: &bench.event)
            return true
        } catch {
            return false
        }
    }

    /// Admits a track that is keyed by its waybill to the orders that are linked to it, and keeps it for
    /// those to come (R2.1, R2.2).
    mutating func admitHopping(_ record: borrowing Record, clock: RecordClock) throws(CorruptState) -> Bool {
        let event = bench.event
        let waybill = event.heap.span.extracting(event.waybill.bounds)
        let idHash = hash64(event.heap.span.extracting(event.eventID.bounds))
        let named = Array(event.heap[event.orderID.bounds])
        let state = try hop.state(of: waybill)
        if state.kept.contains(where: { $0.idHash == idHash }) { return false }
        let linked = state.links.filter { named.isEmpty || $0.orderID == named }
        if state.kept.count >= WaybillState.maximumKept {
            deadLetter(record, .limit, at: clock.timestamp)
            return false
        }
        admitted.reset()
        var isFull = false
        for home in linked {
            switch try admission(to: home) {
            case .new: admitted.homes.append(home)
            case .full: isFull = true
            case .duplicate: break
            }
        }
        if linked.isEmpty || isFull || !admitted.homes.isEmpty {
            _ = openTask(record.partition)  // In whose time the track falls due.
            hop.keep(
                record, clock: clock, waybill: waybill, state: state, idHash: idHash, orderID: named,
                due: clock.timestamp + unlinkedAfter, isLinked: !linked.isEmpty)
        }
        if isFull { deadLetter(record, .limit, at: clock.timestamp) }
        admitted.homes.sort(by: WaybillState.Home.precedes)
        for home in admitted.homes {
            openTask(home.task).rise(to: event.time)
            admitted.tasks.append(home.task)
        }
        return !admitted.homes.isEmpty
    }

    private mutating func applyHopping(_ record: borrowing Record, clock: RecordClock) throws(CorruptState) {
        for home in admitted.homes {
            let task = openTask(home.task)
            try bench.load(home.orderID, from: task)
            let trigger = insertAsTrigger(record)
            settle(home.orderID, in: task, trigger, at: clock)
        }
    }

    private mutating func admission(to home: WaybillState.Home) throws(CorruptState) -> Admission {
        guard let task = task(home.task) else { return .new }
        try bench.load(home.orderID, from: task)
        return bench.log.admission(of: bench.event)
    }

    /// Takes ``Workbench/event`` into ``Workbench/log``.
    private mutating func insert(_ record: borrowing Record) {
        let reading = bench.event.kind == .track ? bench.classify() : nil
        let source = SourcePosition(partition: record.partition, offset: record.offset)
        bench.log.insert(bench.event, reading: reading, source: source)
    }

    /// Takes in the event whose record makes outputs go out (R4.3).
    private mutating func insertAsTrigger(_ record: borrowing Record) -> Trigger {
        insert(record)
        let event = bench.event
        let position = SourcePosition(partition: record.partition, offset: record.offset)
        return Trigger(
            at: event.at, eventID: bench.log.store(event.heap.span.extracting(event.eventID.bounds)),
            source: record.offset < 0
                ? nil : SourceReference(role: event.kind.role, position: position))
    }

    /// Folds the order at hand, emits what follows and keeps its state.
    private mutating func settle(
        _ orderID: [UInt8], in task: StreamTask, _ trigger: Trigger, at clock: RecordClock
    ) {
        let now = task.time ?? bench.event.time
        bench.settle(trigger, now: now)
        emitEffects(at: clock.timestamp)
        bench.save(orderID, to: task, now: now)
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
                ActionMessage.append(
                    action, bench.log, bench.fold, topics: topics, to: &value)
            }
        }
    }
}

extension BadRecord {
    /// R2.5: an order of 2 000 events, a waybill of 64 orders or 500 kept tracks.
    static let limit = BadRecord(.limit)
}
