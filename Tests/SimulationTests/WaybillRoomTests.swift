import StreamTask
import Testing

/// What a waybill keeps must fit into a record of Kafka: a track beyond that is a dead letter, `limit`, and
/// the work goes on.
@Suite struct WaybillRoomTests {
    @Test(arguments: [(1_000, []), (5_000, ["limit"])]) func aTrackThatIsTooLargeToBeHeld(
        bytes: Int, reasons: [String]
    ) throws {
        let lone = try LoneWorker(partitioner: .murmur2) { $0.live.maxRecordBytes = 20_000 }
        let text = String(repeating: "快", count: bytes / 3)
        lone.open(
            with: """
                {"eventId":"t1","waybillNo":"YT1","courier":"yuantong","description":"\(text)",\
                "occurredAt":"2026-03-02T10:00:00+08:00"}
                """, key: "YT1", of: .tracks)
        #expect(lone.actUntil { $0 == .produce })
        #expect(lone.deadLetterReasons == reasons)
        #expect(lone.actUntil(LoneWorker.isCommit))
    }
}
