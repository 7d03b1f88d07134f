internal import LogModel
internal import OrderDomain
internal import StateStore
internal import Wire

// The waybill half of a live task: links come in, tracks that are keyed by waybill go out to their orders
// (CONTRACT 1, R2.1, R2.2). In a replay ``WaybillHop`` does the same for all tasks at once.

extension TaskSet {
    /// Sends the link of a record that names a waybill to the task that its tracks come to.
    mutating func sendLink(of prepared: borrowing PreparedRecord, to home: WaybillState.Home) {
        guard let partitioning = live?.partitioning else { return }
        let event = prepared.event
        let waybill = Array(event.heap[event.waybill.bounds])
        let link = LinkRecord(home: home, eventID: Array(event.heap[event.eventID.bounds]))
        outputs.emitHop(
            .waybillLinks, to: partitioning.partition(of: waybill.span), key: waybill.span,
            value: link.encode().span, at: prepared.clock.timestamp)
    }

    /// Whether a keyed track lies where its key does not belong (CONTRACT 5).
    func isMisrouted(_ prepared: borrowing PreparedRecord) -> Bool {
        guard let partitioning = live?.partitioning, prepared.record.hasKey, !prepared.record.key.isEmpty
        else { return false }
        return partitioning.partition(of: prepared.record.key.span) != prepared.record.partition
    }

    /// Forwards a track to the orders that its waybill is linked to, and keeps it for those to come.
    ///
    /// - Returns: `false`: nothing of it is applied here, and no clock moves (CONTRACT 4).
    mutating func forward(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> Bool {
        let task = openTask(prepared.record.partition)
        let event = prepared.event
        let named = Array(event.heap[event.orderID.bounds])
        var key: [UInt8] = []
        StateKey.waybill(event.heap.span.extracting(event.waybill.bounds), into: &key)
        var state = try waybillState(key, in: task)
        if state.kept.contains(where: { $0.idHash == prepared.evidence.idHash }) { return false }
        if state.kept.count >= WaybillState.maximumKept || !hasRoom(for: prepared.record, in: state) {
            return refuse(prepared)
        }
        let homes = state.links.filter { named.isEmpty || $0.orderID == named }
        let track = WaybillState.KeptTrack(
            sequence: (state.kept.last?.sequence ?? 0) + 1, task: task.number,
            due: prepared.clock.timestamp + unlinkedAfter, idHash: prepared.evidence.idHash, orderID: named,
            clock: prepared.clock, isLinked: !homes.isEmpty, record: prepared.record)
        for home in homes { send([track], to: home, linkEventID: [], at: prepared.clock.timestamp) }
        if homes.isEmpty && live?.partitioning == nil { unroutedTracks += 1 }
        state.kept.append(track)
        keep(state, under: key, in: task, since: prepared.clock.timestamp)
        return false
    }

    /// Whether a waybill's state fits into a record of Kafka with one more track: else its task would stand
    /// still. What tracks are sent together in is then no larger.
    private func hasRoom(for record: borrowing Record, in state: WaybillState) -> Bool {
        guard let limit = live?.maxRecordBytes else { return true }
        let kept = state.kept.reduce(0) { $0 + $1.record.keptBytes }
        return kept + record.keptBytes <= limit - WaybillState.linkBytes
    }

    /// Takes a link in: its order receives all tracks kept for it (R2.2). Moves no time.
    ///
    /// - Parameter prepared: A record of `waybill-links`, of which only the record and its clock are used.
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    mutating func takeLink(_ prepared: borrowing PreparedRecord) throws(CorruptState) {
        let task = openTask(prepared.record.partition)
        outputs.partition = task.number
        guard let link = try readLink(prepared), prepared.record.hasKey else {
            return deadLetter(prepared.record, BadRecord(.type), at: prepared.clock.timestamp)
        }
        var key: [UInt8] = []
        StateKey.waybill(prepared.record.key.span, into: &key)
        var state = try waybillState(key, in: task)
        if state.links.contains(link.home) { return }
        if state.links.count >= WaybillState.maximumLinks {
            return deadLetter(prepared.record, .limit, at: prepared.clock.timestamp)
        }
        state.links.append(link.home)
        var released: [WaybillState.KeptTrack] = []
        for index in state.kept.indices where state.isReleased(state.kept[index], by: link.home.orderID) {
            state.kept[index].isLinked = true
            released.append(state.kept[index])
        }
        send(released, to: link.home, linkEventID: link.eventID, at: prepared.clock.timestamp)
        keep(state, under: key, in: task, since: prepared.clock.timestamp)
    }

    /// A link, or `nil` where the bytes are none.
    ///
    /// - Throws: Where a newer version wrote it: its process knows what it means, this one stops.
    private func readLink(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> LinkRecord? {
        do throws(CorruptRecord) {
            return try LinkRecord(decoding: prepared.record.payload.span)
        } catch {
            if case .newer = error { throw CorruptState(cause: error) }
            return nil
        }
    }

    /// Kept tracks of a waybill fall due: those that no order received are dead letters (R2.2). Where none is
    /// left and nothing came since, so do its links (R2.6).
    mutating func expireKept(at due: Instant, of key: [UInt8], in number: Int32) throws(CorruptState) {
        let task = openTask(number)
        var state = try waybillState(key, in: task)
        if linksMayLag {
            return task.keepOrder(key.span, state.encode().span, due: due + Self.linkPatience)
        }
        for track in state.kept where track.due <= due && !track.isLinked {
            deadLetter(track.record, BadRecord(.unlinked), at: due)
        }
        if state.kept.isEmpty { return task.forgetOrder(key.span) }
        state.kept.removeAll { $0.due <= due }
        keep(state, under: key, in: task, since: due)
    }

    /// How much later, in task time, what waits for links is looked at again while they may lag.
    private static let linkPatience = TimeSpan.days(1)

    /// Sends tracks to an order, in records of bounded size.
    private mutating func send(
        _ tracks: [WaybillState.KeptTrack], to home: WaybillState.Home, linkEventID: [UInt8],
        at timestamp: Instant
    ) {
        var rest = tracks[...]
        while !rest.isEmpty {  // Bound: a waybill's kept tracks; each turn takes one at least.
            var (count, bytes) = (0, 0)
            for track in rest where count == 0 || bytes < LinkedTracks.maximumBytes {
                (count, bytes) = (count + 1, bytes + track.record.payload.count)
            }
            let message = LinkedTracks(linkEventID: linkEventID, tracks: Array(rest.prefix(count)))
            outputs.emitHop(
                .linkedTracks, to: home.task, key: home.orderID.span, value: message.encode().span,
                at: timestamp)
            rest = rest.dropFirst(count)
        }
    }

    private func waybillState(
        _ key: [UInt8], in task: StreamTask
    ) throws(CorruptState) -> WaybillState {
        var bytes: [UInt8] = []
        guard task.store.read(key.span, into: &bytes) else { return WaybillState() }
        do {
            return try WaybillState(decoding: bytes.span)
        } catch {
            throw CorruptState(cause: error)
        }
    }

    /// Keeps a waybill's state until its next kept track falls due. One that has links alone goes
    /// `forget-after` behind `instant`: its orders have then long been forgotten, or it is not used again.
    private mutating func keep(
        _ state: WaybillState, under key: [UInt8], in task: StreamTask, since instant: Instant
    ) {
        if state.links.isEmpty && state.kept.isEmpty { return task.forgetOrder(key.span) }
        let due = state.kept.map(\.due).min() ?? instant + bench.forgetAfter
        task.keepOrder(key.span, state.encode().span, due: due)
    }
}
