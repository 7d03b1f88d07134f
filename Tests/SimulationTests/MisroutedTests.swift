import StreamTask
import Testing

/// CONTRACT 5, `partitioner`: a keyed track in a partition that its key does not hash to is a dead letter.
@Suite struct MisroutedTests {
    /// Java's producers put these keys into these of six partitions.
    @Test(arguments: [("YT1", 4), ("YT10", 0), ("", 0)]) func aTrackWhereItsKeyDoesNotBelong(
        key: String, home: Int
    ) throws {
        let lone = try LoneWorker(partitioner: .murmur2, partitionCount: 6)
        lone.open(with: Self.track, key: key, of: .tracks)
        #expect(lone.actUntil { $0 == .produce })
        #expect(lone.deadLetterReasons == (home == 0 ? [] : ["misrouted"]))
    }

    @Test func withoutAPartitionerNobodyKnows() throws {
        let lone = try LoneWorker(partitionCount: 6)
        lone.open(with: Self.track, key: "YT1", of: .tracks)
        #expect(lone.actUntil { $0 == .produce })
        #expect(lone.deadLetterReasons == [])
    }

    private static let track = """
        {"eventId":"t1","waybillNo":"YT1","courier":"yuantong","description":"快件遗失",\
        "occurredAt":"2026-03-02T10:00:00+08:00"}
        """
}
