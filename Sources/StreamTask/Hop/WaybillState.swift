internal import LogModel
internal import OrderDomain
internal import Wire

/// What is known of one waybill: the orders that it is linked to, and the tracks kept for further
/// links or waiting for their first (CONTRACT 1, R2.1, R2.2).
struct WaybillState {
    /// More orders of one waybill are dead letters, `limit` (R2.5).
    static let maximumLinks = 64
    /// More kept tracks of one waybill are dead letters, `limit` (R2.5).
    static let maximumKept = 500

    /// What all links take at most, and the record's own head, rounded up.
    static let linkBytes = 16 * 1_024

    var links: [Home] = []
    var kept: [KeptTrack] = []

    /// An order in its task.
    struct Home: Equatable {
        var task: Int32
        var orderID: [UInt8]

        /// The order of outputs of one record: by orderId (R2.5), then by task.
        static func precedes(_ a: Home, _ b: Home) -> Bool {
            a.orderID == b.orderID ? a.task < b.task : a.orderID.lexicographicallyPrecedes(b.orderID)
        }
    }

    /// A track that came through a link, or waits for one. Its record is kept untouched, because it may
    /// become a dead letter, and because it is judged when its link arrives.
    struct KeptTrack {
        /// Its number among all kept tracks: the last tie-break of dues, and its handle.
        var sequence: UInt64
        /// The task that read it, in whose time it falls due.
        var task: Int32
        /// Its record's timestamp + `unlinked-after`.
        var due: Instant
        /// The hash of its id: a second one of the same id is a duplicate.
        var idHash: UInt64
        /// The order that it names, which alone may receive it; empty where it names none (R2.1).
        var orderID: [UInt8]
        /// The record's effective timestamp, and whether it has one of its own.
        var clock: RecordClock
        /// Whether it went to an order.
        var isLinked: Bool
        var record: Record
    }
}

extension WaybillState {
    /// The kept tracks that a link to `orderID` releases: all that name no other order.
    func isReleased(_ track: KeptTrack, by orderID: [UInt8]) -> Bool {
        track.orderID.isEmpty || track.orderID == orderID
    }
}

// MARK: - At rest

extension WaybillState {
    static let version: UInt8 = 1

    func encode() -> [UInt8] {
        var writer = RecordWriter()
        writer.append(byte: Self.version)
        writer.append(varint: UInt64(links.count))
        for home in links {
            writer.append(signed: Int64(home.task))
            writer.append(run: home.orderID)
        }
        writer.append(varint: UInt64(kept.count))
        for track in kept { Self.encode(track, into: &writer) }
        return writer.span.withUnsafeBufferPointer { Array($0) }
    }

    static func encode(_ track: KeptTrack, into writer: inout RecordWriter) {
        writer.append(varint: track.sequence)
        writer.append(signed: Int64(track.task))
        writer.append(signed: track.due.milliseconds)
        writer.append(fixed: track.idHash)
        writer.append(run: track.orderID)
        writer.append(signed: track.clock.timestamp.milliseconds)
        writer.append(
            varint: (track.clock.isKnown ? 1 : 0) | (track.isLinked ? 2 : 0)
                | (track.record.hasKey ? 4 : 0))
        writer.append(run: track.record.topic)
        writer.append(signed: Int64(track.record.partition))
        writer.append(signed: track.record.offset)
        writer.append(run: track.record.key)
        writer.append(run: track.record.payload)
        writer.append(varint: UInt64(track.record.headers.count))
        for header in track.record.headers {
            writer.append(run: header.name)
            writer.append(varint: header.value == nil ? 0 : 1)
            writer.append(run: header.value ?? [])
        }
    }

    /// - Throws: ``Wire/CorruptRecord``.
    init(decoding bytes: Span<UInt8>) throws(CorruptRecord) {
        var reader = RecordReader(bytes)
        let version = reader.byte()
        if version > Self.version { throw .newer(version) }
        for _ in 0..<reader.count() {
            links.append(Home(task: Int32(truncatingIfNeeded: reader.signed()), orderID: reader.copiedRun()))
        }
        for _ in 0..<reader.count() { kept.append(Self.decodeTrack(&reader)) }
        if reader.isTorn || !reader.isAtEnd { throw .torn }
    }

    static func decodeTrack(_ reader: inout RecordReader) -> KeptTrack {
        let sequence = reader.varint()
        let task = Int32(truncatingIfNeeded: reader.signed())
        let due = Instant(milliseconds: reader.signed())
        let idHash = reader.fixed64()
        let orderID = reader.copiedRun()
        let timestamp = Instant(milliseconds: reader.signed())
        let flags = reader.varint()
        var record = Record()
        record.topic = reader.copiedRun()
        record.partition = Int32(truncatingIfNeeded: reader.signed())
        record.offset = reader.signed()
        record.key = reader.copiedRun()
        record.payload = reader.copiedRun()
        (record.hasKey, record.hasPayload) = (flags & 4 != 0, true)
        for _ in 0..<reader.count() {
            let name = reader.copiedRun()
            let hasValue = reader.varint() == 1
            let value = reader.copiedRun()
            record.headers.append(Header(name: name, value: hasValue ? value : nil))
        }
        let clock = RecordClock(timestamp: timestamp, isKnown: flags & 1 != 0, judge: nil)
        return KeptTrack(
            sequence: sequence, task: task, due: due, idHash: idHash, orderID: orderID, clock: clock,
            isLinked: flags & 2 != 0, record: record)
    }
}

extension Record {
    /// Bytes that it takes among the kept tracks of a waybill, with the order that it names, rounded up.
    var keptBytes: Int {
        let headers = headers.reduce(0) { $0 + $1.name.count + ($1.value?.count ?? 0) + 16 }
        return key.count + payload.count + topic.count + headers + 256
    }
}
