import Testing
import Wire

@testable import OrderStories
@testable import StreamTask

/// Links and linked tracks as released versions wrote them to their topics are read for ever: an upgrade
/// finds those of the version before still unread.
@Suite(.serialized) struct GoldenHopTests {
    private let file = GoldenFile("hop-records")

    private static let records: [(name: String, record: HopRecord)] = [
        ("a link", .link(LinkRecord(home: home(0, "O1"), eventID: Array("e1".utf8)))),
        ("a link from a high partition", .link(LinkRecord(home: home(300, "订单"), eventID: []))),
        ("one track of a known link", .tracks(LinkedTracks(tracks: [GoldenTrack.track(1, linked: true)]))),
        (
            "held tracks that a link released",
            .tracks(
                LinkedTracks(
                    linkEventID: Array("e1".utf8),
                    tracks: [
                        GoldenTrack.track(7, linked: true),
                        GoldenTrack.track(8, linked: true) { $0.orderID = Array("O9".utf8) },
                        GoldenTrack.ofEveryKind(300),
                    ]))
        ),
    ]

    /// Adds the records that the file lacks in today's shape; lines that stand are never touched.
    @Test(.enabled(if: GoldenFile.mayAdd)) func addsWhatIsMissing() throws {
        let known = Set(try file.lines().map { "\($0["record"] ?? "") \($0["shape"] ?? "")" })
        for (name, record) in Self.records where !known.contains("\(name) \(record.version)") {
            let bytes = record.encode()
            try file.add([
                [
                    "record": name, "topic": record.topic, "shape": Int(bytes[0]), "hex": Hex.text(bytes),
                    "says": record.lines,
                ]
            ])
        }
    }

    @Test func everyGoldenRecordIsReadAndWrittenAsItWas() throws {
        let lines = try file.lines()
        #expect(lines.count >= Self.records.count)
        for line in lines {
            let name = try #require(line["record"] as? String)
            let bytes = try #require((line["hex"] as? String).flatMap(Hex.bytes), "\(name)")
            let record = try HopRecord(of: try #require(line["topic"] as? String), decoding: bytes)
            #expect(record.lines == line["says"] as? [String], "\(name)")
            if line["shape"] as? Int == Int(record.version) {
                #expect(record.encode() == bytes, "\(name)")
            }
        }
    }

    @Test(arguments: records.map(\.record)) func oneOfANewerVersionIsNotGuessed(_ record: HopRecord) {
        var bytes = record.encode()
        bytes[0] = record.version + 1
        #expect(throws: CorruptRecord.newer(record.version + 1)) {
            try HopRecord(of: record.topic, decoding: bytes)
        }
    }

    /// Somebody else's record in the topic is bad, not newer.
    @Test(arguments: ["waybill-links", "linked-tracks"], [[], [0], Array("{}".utf8), Array("快".utf8)])
    func whatIsNoneOfOursIsNoNewerVersion(topic: String, bytes: [UInt8]) {
        #expect(throws: CorruptRecord.torn) { try HopRecord(of: topic, decoding: bytes) }
    }

    private static func home(_ task: Int32, _ order: String) -> WaybillState.Home {
        WaybillState.Home(task: task, orderID: Array(order.utf8))
    }
}
