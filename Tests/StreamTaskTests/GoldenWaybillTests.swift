import Testing

@testable import OrderStories
@testable import StreamTask

/// Waybill records as released versions wrote them are read for ever.
@Suite(.serialized) struct GoldenWaybillTests {
    private let file = GoldenFile("waybill-records")

    private static let states: [(name: String, state: WaybillState)] = [
        ("linked to two orders", state(links: [(0, "O1"), (5, "O2")])),
        ("a track that waits", state(kept: [GoldenTrack.track(1, linked: false)])),
        (
            "linked, with tracks of every kind kept",
            state(
                links: [(-1, "订单")],
                kept: [
                    GoldenTrack.track(7, linked: true),
                    GoldenTrack.track(8, linked: false) { $0.orderID = Array("O9".utf8) },
                    GoldenTrack.ofEveryKind(300),
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

    private static func lines(_ state: WaybillState) -> [String] {
        state.links.map { "link to \(text($0.orderID)) in task \($0.task)" }
            + state.kept.map(GoldenTrack.line)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
