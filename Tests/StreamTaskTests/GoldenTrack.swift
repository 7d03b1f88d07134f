import LogModel
import OrderDomain

@testable import OrderStories
@testable import StreamTask

/// Kept tracks as the golden files have them, and what one says in words.
enum GoldenTrack {
    static func track(
        _ sequence: UInt64, linked: Bool, change: (inout WaybillState.KeptTrack) -> Void = { _ in }
    ) -> WaybillState.KeptTrack {
        let timestamp = Instant(milliseconds: 1_772_416_800_123)
        var record = Record()
        (record.topic, record.partition, record.offset) = (Array("courier.tracking".utf8), 2, 1 << 33)
        (record.hasKey, record.key) = (true, Array("yt1".utf8))
        record.payload = Array(#"{"waybillNo":"yt1","description":"已签收"}"#.utf8)
        record.hasPayload = true
        var track = WaybillState.KeptTrack(
            sequence: sequence, task: 2, due: timestamp + .days(30), idHash: 0xFEDC_BA98_7654_3210,
            orderID: [], clock: RecordClock(timestamp: timestamp, isKnown: true, judge: nil),
            isLinked: linked, record: record)
        change(&track)
        return track
    }

    /// One without key, offset and good timestamp, with headers that repeat and are null.
    static func ofEveryKind(_ sequence: UInt64) -> WaybillState.KeptTrack {
        track(sequence, linked: true) { track in
            track.clock.isKnown = false
            (track.record.hasKey, track.record.key) = (false, [])
            track.record.offset = -1
            track.record.headers = [
                Header(name: Array("trace".utf8), value: [0, 255]),
                Header(name: Array("trace".utf8), value: nil),
            ]
        }
    }

    static func line(_ track: WaybillState.KeptTrack) -> String {
        let record = track.record
        return [
            "track \(track.sequence) of task \(track.task) due \(track.due.milliseconds)",
            "hash \(track.idHash) order \(text(track.orderID)) linked \(track.isLinked)",
            "at \(track.clock.timestamp.milliseconds) known \(track.clock.isKnown)",
            "from \(text(record.topic))-\(record.partition)-\(record.offset)",
            "key \(record.hasKey ? text(record.key) : "-") payload \(text(record.payload))",
        ].joined(separator: " ")
            + record.headers.map { " header \(text($0.name)) \($0.value.map(Hex.text) ?? "-")" }.joined()
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
