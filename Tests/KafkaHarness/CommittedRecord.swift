public import KafkaTransport
public import LogModel

/// A record that `read_committed` shows.
public struct CommittedRecord: Sendable, Equatable {
    /// Its topic and partition.
    public let partition: TopicPartition
    /// Its offset.
    public let offset: Int64
    /// Its timestamp, and whose it is.
    public let timestamp: RecordTimestamp?
    /// Its key.
    public let key: [UInt8]?
    /// Its value.
    public let value: [UInt8]?
    /// Its headers.
    public let headers: [Header]

    init(_ partition: TopicPartition, _ record: borrowing ConsumedRecord) {
        self.partition = partition
        (offset, timestamp, headers) = (record.offset, record.timestamp, record.headers())
        (key, value) = (Self.copy(record.key), Self.copy(record.value))
    }

    private static func copy(_ bytes: Span<UInt8>?) -> [UInt8]? {
        guard let bytes else { return nil }
        return bytes.withUnsafeBufferPointer { Array($0) }
    }

    /// The value of the last header of that name, as text.
    public func header(_ name: String) -> String? {
        headers.last { $0.name == Array(name.utf8) }?.value.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Everything that `read_committed` shows of these partitions now, each in its order, up to its
    /// end-of-file event: nothing of a transaction that is open is waited for.
    public static func all(of partitions: [TopicPartition], on address: String) throws -> [CommittedRecord] {
        let consumer = try Consumer(TestConsumer.properties(address, group: "verifier"))
        try consumer.assign(partitions.map { (partition: $0, from: StartOffset.beginning) })
        var rest = try partitions.map { Part($0, try consumer.queue(of: $0)) }
        var records: [CommittedRecord] = []
        while !rest.isEmpty {
            var isIdle = true
            var ended: [Part] = []
            for part in rest {
                var taken = try part.take(into: &records)
                while taken == .record {
                    isIdle = false
                    taken = try part.take(into: &records)
                }
                if case .end = taken { ended.append(part) }
            }
            rest.removeAll { part in ended.contains { $0 === part } }
            while consumer.poll() != nil {}
            guard isIdle, ended.isEmpty, !rest.isEmpty else { continue }
            if !consumer.wait(timeoutMilliseconds: 30_000) { throw TestFailure.timeout }
        }
        return records
    }

    private final class Part {
        let partition: TopicPartition
        let queue: PartitionQueue

        init(_ partition: TopicPartition, _ queue: consuming PartitionQueue) {
            self.partition = partition
            self.queue = queue
        }

        func take(into records: inout [CommittedRecord]) throws -> PartitionQueue.Taken {
            try queue.take { records.append(CommittedRecord(partition, $0)) }
        }
    }
}
