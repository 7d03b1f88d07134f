internal import LogModel
internal import OrderDomain
internal import Wire

// Where the next record goes, before anything of it is applied.

extension TaskSet {
    /// Takes the next record of the merged order in hand and raises the time of the tasks that it will be
    /// applied in (CONTRACT 4).
    ///
    /// - Returns: Whether there is anything to apply: ``fireNext()`` until nothing is due, then
    ///   ``apply(_:)``. A bad record and a duplicate change nothing.
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func admit(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> Bool {
        admitted.reset()
        outputs.partition = prepared.record.partition
        if let fault = prepared.fault {
            deadLetter(prepared.record, fault, at: prepared.clock.timestamp)
            return false
        }
        if live != nil && prepared.role == .tracks {
            if isMisrouted(prepared) { return refuse(prepared, BadRecord(.misrouted)) }
            if !prepared.isDirect { return try forward(prepared) }
        }
        return prepared.isDirect
            ? try admitDirect(prepared, in: prepared.record.partition) : try admitHopping(prepared)
    }

    /// Admits a record to the order that it names, in the task of that number: mostly the one that read it.
    mutating func admitDirect(
        _ prepared: borrowing PreparedRecord, in number: Int32
    ) throws(CorruptState) -> Bool {
        let task = openTask(number)
        admitted.home = number
        bench.orderID.clear()
        bench.orderID.append(prepared.event.orderID, of: prepared.event.heap)
        try bench.load(bench.orderID, from: task)
        switch bench.log.admission(of: prepared.event) {
        case .duplicate: return false
        case .full: return refuse(prepared)
        case .new: break
        }
        if prepared.event.kind == .shipped || prepared.event.kind == .returnShipped {
            guard try link(prepared, from: task) else { return refuse(prepared) }
        }
        admitted.tasks.append(task.number)
        task.rise(to: prepared.event.time)
        return true
    }

    /// Links the waybill that the record names to its order.
    ///
    /// - Returns: `false` where it has as many orders as it may (R2.5).
    private mutating func link(
        _ prepared: borrowing PreparedRecord, from task: StreamTask
    ) throws(CorruptState) -> Bool {
        let home = WaybillState.Home(task: task.number, orderID: bench.orderID)
        if live != nil {
            sendLink(of: prepared, to: home)
            return true
        }
        let waybill = Array(prepared.event.heap[prepared.event.waybill.bounds])
        switch try hop.link(waybill.span, to: home) {
        case .known: break
        case .full: return false
        case .added(let tracks): admitted.released = tracks
        }
        return true
    }

    /// Admits a track that is keyed by its waybill to the orders that are linked to it, and keeps it for
    /// those to come (R2.1, R2.2).
    private mutating func admitHopping(_ prepared: borrowing PreparedRecord) throws(CorruptState) -> Bool {
        let event = prepared.event
        let waybill = event.heap.span.extracting(event.waybill.bounds)
        let named = Array(event.heap[event.orderID.bounds])
        let state = try hop.state(of: waybill)
        if state.kept.contains(where: { $0.idHash == prepared.evidence.idHash }) { return false }
        if state.kept.count >= WaybillState.maximumKept { return refuse(prepared) }
        let linked = state.links.filter { named.isEmpty || $0.orderID == named }
        var isFull = false
        for home in linked {
            switch try admission(of: event, to: home) {
            case .new: admitted.homes.append(home)
            case .full: isFull = true
            case .duplicate: break
            }
        }
        if linked.isEmpty || isFull || !admitted.homes.isEmpty {
            _ = openTask(prepared.record.partition)  // In whose time the track falls due.
            hop.keep(
                prepared.record, clock: prepared.clock, waybill: waybill, state: state,
                idHash: prepared.evidence.idHash, orderID: named,
                due: prepared.clock.timestamp + unlinkedAfter, isLinked: !linked.isEmpty)
        }
        if isFull { _ = refuse(prepared) }
        admitted.homes.sort(by: WaybillState.Home.precedes)
        for home in admitted.homes {
            openTask(home.task).rise(to: event.time)
            admitted.tasks.append(home.task)
        }
        return !admitted.homes.isEmpty
    }

    private mutating func admission(
        of event: InputEvent, to home: WaybillState.Home
    ) throws(CorruptState) -> Admission {
        guard let task = task(home.task) else { return .new }
        try bench.load(home.orderID, from: task)
        return bench.log.admission(of: event)
    }

    /// R2.5: more than an order or a waybill may hold, or another fault that decoding cannot see.
    mutating func refuse(_ prepared: borrowing PreparedRecord, _ bad: BadRecord = .limit) -> Bool {
        deadLetter(prepared.record, bad, at: prepared.clock.timestamp)
        return false
    }
}

extension BadRecord {
    /// R2.5: an order of 2 000 events, a waybill of 64 orders or 500 kept tracks.
    static let limit = BadRecord(.limit)
}
