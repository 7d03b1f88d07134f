internal import LogModel
internal import OrderDomain
internal import Wire

/// A record of `qianshou.waybill-links`: a waybill's order, from its `shipped` or `return_shipped`
/// (CONTRACT 2). Its key is the waybill; the header `ts` has the timestamp of the record that links.
struct LinkRecord: Equatable {
    static let version: UInt8 = 1

    /// The order, in the task that sent the link.
    var home: WaybillState.Home
    /// The id of the event that links: the cause of what held tracks bring about (R2.3).
    var eventID: [UInt8]

    func encode() -> [UInt8] {
        var writer = RecordWriter()
        writer.append(byte: Self.version)
        writer.append(signed: Int64(home.task))
        writer.append(run: home.orderID)
        writer.append(run: eventID)
        return writer.span.withUnsafeBufferPointer { Array($0) }
    }

    init(home: WaybillState.Home, eventID: [UInt8]) { (self.home, self.eventID) = (home, eventID) }

    /// - Throws: ``Wire/CorruptRecord``.
    init(decoding bytes: Span<UInt8>) throws(CorruptRecord) {
        var reader = RecordReader(bytes)
        try HopVersion.check(reader.byte(), newest: Self.version)
        home = WaybillState.Home(
            task: Int32(truncatingIfNeeded: reader.signed()), orderID: reader.copiedRun())
        eventID = reader.copiedRun()
        if reader.isTorn || !reader.isAtEnd { throw .torn }
    }
}

/// A record of `qianshou.linked-tracks`: tracks for one order (CONTRACT 2). Its key is the orderId; the
/// header `ts` has the track's timestamp, or that of the link that released the tracks.
struct LinkedTracks {
    static let version: UInt8 = 1
    /// Tracks are put together up to so many bytes, and judged once; more of them go out in several records.
    static let maximumBytes = 512 * 1_024

    /// The id of the link's event, where it released held tracks: their cause (R2.3). Empty where a track
    /// that was linked before goes to its order by itself.
    var linkEventID: [UInt8] = []
    var tracks: [WaybillState.KeptTrack] = []

    func encode() -> [UInt8] {
        var writer = RecordWriter()
        writer.append(byte: Self.version)
        writer.append(run: linkEventID)
        writer.append(varint: UInt64(tracks.count))
        for track in tracks { WaybillState.encode(track, into: &writer) }
        return writer.span.withUnsafeBufferPointer { Array($0) }
    }

    init(linkEventID: [UInt8] = [], tracks: [WaybillState.KeptTrack]) {
        (self.linkEventID, self.tracks) = (linkEventID, tracks)
    }

    /// - Throws: ``Wire/CorruptRecord``.
    init(decoding bytes: Span<UInt8>) throws(CorruptRecord) {
        var reader = RecordReader(bytes)
        try HopVersion.check(reader.byte(), newest: Self.version)
        linkEventID = reader.copiedRun()
        for _ in 0..<reader.count() { tracks.append(WaybillState.decodeTrack(&reader)) }
        if reader.isTorn || !reader.isAtEnd { throw .torn }
    }
}
