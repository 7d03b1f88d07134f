internal import LogModel
internal import OrderDomain
internal import StateStore

/// Brings tracks that are keyed by waybill to their orders: links, and the tracks kept for them
/// (CONTRACT 1, R2.1 to R2.3).
///
/// Takes records in the merged order of all tasks, so it runs serially; it decides where a track goes
/// and applies nothing. A waybill's state is one record of at most 500 tracks and 64 links, written
/// anew at every change: a track on this way costs its waybill's whole record.
struct WaybillHop: ~Copyable {
    private var store = StateStore(undo: false)
    private var dues = KeptDues()
    private var nextSequence: UInt64 = 0
    /// Tracks that no order has received.
    private(set) var heldCount = 0

    /// How a link was taken.
    enum Link {
        /// The waybill was linked to that order already.
        case known
        /// It has as many orders as it may (R2.5).
        case full
        /// It is new; the tracks that were kept for it, in the order of their arrival.
        case added([WaybillState.KeptTrack])
    }

    /// The state of a waybill; empty where it is unknown.
    func state(of waybill: Span<UInt8>) throws(CorruptState) -> WaybillState {
        var bytes: [UInt8] = []
        guard store.read(waybill, into: &bytes) else { return WaybillState() }
        do {
            return try WaybillState(decoding: bytes.span)
        } catch {
            throw CorruptState(cause: error)
        }
    }

    /// Writes a waybill's state back; one of which nothing is left leaves no record.
    private mutating func keep(_ state: WaybillState, of waybill: Span<UInt8>) {
        if state.links.isEmpty && state.kept.isEmpty { return store.remove(waybill) }
        store.stage(waybill, value: state.encode().span, due: nil)
    }

    /// Links a waybill to an order, which receives all tracks kept for it (R2.2).
    mutating func link(_ waybill: Span<UInt8>, to home: WaybillState.Home) throws(CorruptState) -> Link {
        var state = try state(of: waybill)
        if state.links.contains(home) { return .known }
        if state.links.count >= WaybillState.maximumLinks { return .full }
        state.links.append(home)
        var released: [WaybillState.KeptTrack] = []
        for index in state.kept.indices where state.isReleased(state.kept[index], by: home.orderID) {
            if !state.kept[index].isLinked { heldCount -= 1 }
            state.kept[index].isLinked = true
            released.append(state.kept[index])
        }
        keep(state, of: waybill)
        return .added(released)
    }

    /// Keeps a track with its waybill until `due`, in the time of the task that read it (R2.2).
    mutating func keep(
        _ record: borrowing Record, clock: RecordClock, waybill: Span<UInt8>, state: consuming WaybillState,
        idHash: UInt64, orderID: [UInt8], due: Instant, isLinked: Bool
    ) {
        var state = state
        state.kept.append(
            WaybillState.KeptTrack(
                sequence: nextSequence, task: record.partition, due: due, idHash: idHash, orderID: orderID,
                clock: clock, isLinked: isLinked, record: copy record))
        dues.add(due, sequence: nextSequence, waybill: waybill, task: record.partition)
        nextSequence += 1
        if !isLinked { heldCount += 1 }
        keep(state, of: waybill)
    }

    /// The next kept track that falls due in a task before `bound`, or at it where `inclusive`.
    func nextDue(in task: Int32, before bound: Instant, inclusive: Bool) -> Instant? {
        guard let due = dues.next(in: task) else { return nil }
        return due < bound || (inclusive && due == bound) ? due : nil
    }

    /// Forgets the kept track that falls due next in a task.
    ///
    /// - Returns: The track, where no order has received it: it is a dead letter, `unlinked`.
    mutating func expire(in task: Int32) throws(CorruptState) -> WaybillState.KeptTrack? {
        guard let (waybill, sequence) = dues.removeNext(in: task) else { return nil }
        var state = try state(of: waybill.span)
        guard let index = state.kept.firstIndex(where: { $0.sequence == sequence }) else { return nil }
        let track = state.kept.remove(at: index)
        keep(state, of: waybill.span)
        if track.isLinked { return nil }
        heldCount -= 1
        return track
    }
}
