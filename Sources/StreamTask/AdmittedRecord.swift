internal import OrderDomain

/// Where an admitted record is to be applied. Reused.
struct AdmittedRecord {
    /// The task of a record of one order.
    var home: Int32 = 0
    /// The tracks that came over the hop for one order, with its id in them; empty for other records.
    var linked: [LinkedTrack] = []
    /// The id of the event whose link released ``linked``; empty where they come by themselves.
    var linkEventID: [UInt8] = []
    /// The tasks whose time it has raised: what falls due in them fires first.
    var tasks: [Int32] = []
    /// A hopped track's orders, by orderId (R2.5); empty for a record of one order.
    var homes: [WaybillState.Home] = []
    /// The kept tracks that a link releases (R2.3).
    var released: [WaybillState.KeptTrack] = []
    /// Whether something fired since it was admitted, so that an order read before is stale.
    var hasFired = false

    mutating func reset() {
        tasks.clear()
        homes.clear()
        released.clear()
        linked.clear()
        linkEventID.clear()
        hasFired = false
    }
}

/// One of the tracks that came over the hop together; rare, so each is an object of its own.
final class LinkedTrack: Sendable {
    let prepared: PreparedRecord

    init(_ prepared: consuming PreparedRecord) { self.prepared = prepared }
}
