import LogModel
import OrderDomain
import Testing

@testable import OrderStories
@testable import StreamTask

/// Waybill records as released versions wrote them are read for ever.
@Suite(.serialized) struct GoldenWaybillTests {
    private let file = GoldenFile("waybill-records")

    private static let states: [(name: String, state: WaybillState)] = [
        ("linked to two orders", state(links: [(0, "O1"), (5, "O2")])),
        ("a track that waits", state(kept: [track(1, linked: false)])),
        (
            "linked, with tracks of every kind kept",
            state(
                links: [(-1, "订单")],
                kept: [
                    track(7, linked: true),
                    track(8, linked: false) { $0.orderID = Array("O9".utf8) },
                    track(300, linked: true) { track in
                        track.clock.isKnown = false
                        (track.record.hasKey, track.record.key) = (false, [])
                        track.record.offset = -1
                        track.record.headers = [
                            Header(name: Array("trace".utf8), value: [0, 255]),
                            Header(name: Array("trace".utf8), value: nil),
                        ]
                    },
                ])
        ),
    ]

    /// Adds the states that the file lacks in today's shape; lines that stand are never touched.
    @Test(.enabled(if: GoldenFile.mayAdd)) func addsWhatIsMissing() throws {
        let known = Set(try file.lines().map { "\($0["state"] ?? "") \($0["shape"] ?? "")" })
        for (name, state) in Self.states where !known.contains("\(name) \(WaybillState.version)") {
            let bytes = state.encode()
            try file.add([
                [
                    "state": name, "shape": Int(bytes[0]), "key": "YT1", "hex": Hex.text(bytes),
                    "says": Self.lines(state),
                ]
            ])
        }
    }

    @Test func everyGoldenRecordIsReadAndWrittenAsItWas() throws {
        let lines = try file.lines()
        #expect(lines.count >= Self.states.count)
        for line in lines {
            let name = try #require(line["state"] as? String)
            let bytes = try #require((line["hex"] as? String).flatMap(Hex.bytes), "\(name)")
            let state = try WaybillState(decoding: bytes.span)
            #expect(Self.lines(state) == line["says"] as? [String], "\(name)")
            if line["shape"] as? Int == Int(WaybillState.version) {
                #expect(state.encode() == bytes, "\(name)")
            }
        }
    }

    // MARK: - States

    private static func state(
        links: [(task: Int32, order: String)] = [], kept: [WaybillState.KeptTrack] = []
    ) -> WaybillState {
        var state = WaybillState()
        state.links = links.map { WaybillState.Home(task: $0.task, orderID: Array($0.order.utf8)) }
        state.kept = kept
        return state
    }

    private static func track(
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

    private static func lines(_ state: WaybillState) -> [String] {
        state.links.map { "link to \(text($0.orderID)) in task \($0.task)" }
            + state.kept.map { track in
                let record = track.record
                return [
                    "track \(track.sequence) of task \(track.task) due \(track.due.milliseconds)",
                    "hash \(track.idHash) order \(text(track.orderID)) linked \(track.isLinked)",
                    "at \(track.clock.timestamp.milliseconds) known \(track.clock.isKnown)",
                    "from \(text(record.topic))-\(record.partition)-\(record.offset)",
                    "key \(record.hasKey ? text(record.key) : "-") payload \(text(record.payload))",
                ].joined(separator: " ")
                    + record.headers.map { " header \(text($0.name)) \($0.value.map(Hex.text) ?? "-")" }
                    .joined()
            }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
