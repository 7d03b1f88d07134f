internal import LogModel
internal import OrderDomain
internal import Wire

// The order's half of the hop: tracks that another task has forwarded (R2.2, R2.3).

extension TaskSet {
    /// Takes a record of `linked-tracks` in hand, as ``admit(_:)`` does with others;
    /// ``applyLinked(_:)`` follows.
    ///
    /// - Parameter prepared: Of which only the record and its clock are used.
    /// - Returns: Whether there is anything to apply.
    mutating func admitLinked(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> Bool {
        admitted.reset()
        let number = prepared.record.partition
        outputs.partition = number
        guard let message = try readTracks(prepared), prepared.record.hasKey, !prepared.record.key.isEmpty
        else { return refuse(prepared, BadRecord(.type)) }
        (admitted.linkEventID, admitted.home) = (message.linkEventID, number)
        bench.orderID = prepared.record.key
        let task = openTask(number)
        try bench.load(bench.orderID, from: task)
        for track in message.tracks { try admit(track, at: prepared.clock) }
        guard let first = admitted.linked.first else { return false }
        admitted.tasks.append(number)
        // Held tracks raise the task's time behind the link's own (R2.3).
        if admitted.linkEventID.isEmpty { task.rise(to: first.prepared.event.time) }
        return true
    }

    /// The tracks of a record, or `nil` where the bytes are none.
    ///
    /// - Throws: Where a newer version wrote it.
    private func readTracks(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> LinkedTracks? {
        do throws(CorruptRecord) {
            return try LinkedTracks(decoding: prepared.record.payload.span)
        } catch {
            if case .newer = error { throw CorruptState(cause: error) }
            return nil
        }
    }

    private mutating func admit(
        _ track: WaybillState.KeptTrack, at clock: RecordClock
    ) throws(CorruptState) {
        var inner = PreparedRecord()
        // It was judged when it came: nothing is `future` any more.
        inner.clock = RecordClock(timestamp: track.clock.timestamp, isKnown: track.clock.isKnown, judge: nil)
        (inner.record, inner.role) = (track.record, .tracks)
        preparer.prepare(&inner)
        if inner.fault != nil { throw CorruptState(cause: .torn) }
        if !admitted.linkEventID.isEmpty { inner.event.timestamp = clock.timestamp }
        switch bench.log.admission(of: inner.event) {
        case .duplicate: return
        case .full: return deadLetter(track.record, .limit, at: clock.timestamp)
        case .new: admitted.linked.append(LinkedTrack(inner))
        }
    }

    /// Applies the tracks that ``admitLinked(_:)`` took in hand, together, and judges them once.
    mutating func applyLinked(_ prepared: borrowing PreparedRecord) throws(CorruptState) {
        let task = openTask(admitted.home)
        if admitted.hasFired { try bench.load(bench.orderID, from: task) }
        bench.clearWords()
        var trigger: Trigger?
        if !admitted.linkEventID.isEmpty { trigger = linkTrigger(at: prepared.clock.timestamp) }
        var newest: Instant?
        for track in admitted.linked {
            // A second copy within the same record was new when the record was admitted.
            let event = track.prepared.event
            guard bench.log.admission(of: event) == .new else { continue }
            newest = max(newest ?? event.time, event.time)
            if trigger == nil {
                trigger = bench.insertTrigger(track.prepared)
            } else {
                bench.insert(track.prepared)
            }
        }
        guard let trigger, let newest else { return }
        settle(bench.orderID, in: task, trigger, at: prepared.clock.timestamp)
        task.rise(to: newest)
    }

    /// The link that released the tracks, as their outputs' cause.
    private mutating func linkTrigger(at timestamp: Instant) -> Trigger {
        let idHash = hash64(admitted.linkEventID.span)
        let event = bench.log.events.first {
            $0.idHash == idHash && ($0.kind == .shipped || $0.kind == .returnShipped)
        }
        let id = admitted.linkEventID
        let eventID = bench.log.heap.append(ByteRange(start: 0, count: id.count), of: id)
        return Trigger(at: event?.at ?? timestamp, eventID: eventID, source: event?.reference)
    }
}
