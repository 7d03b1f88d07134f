internal import KafkaTransport
internal import StreamTask

/// The changelog partitions that are being read, each to the high watermark that it had at the start.
struct ChangelogReading: ~Copyable {
    /// Records in one piece: between two, the group is heard.
    private static let piece = 50_000

    private let reader: RestoreReader
    private var parts: [Part] = []

    private final class Part {
        let partition: Int32
        var restore: PartitionRestore

        init(_ partition: Int32, _ restore: consuming PartitionRestore) {
            self.partition = partition
            self.restore = restore
        }
    }

    init(_ properties: KafkaProperties) throws(ClientFailure) { reader = try RestoreReader(properties) }

    /// What its client reports; `nil` when there is nothing.
    func poll() -> ClientEvent? { reader.poll() }

    /// Begins to read; what was being read is dropped.
    mutating func begin(_ positions: [ChangelogPosition], of topic: String) -> WorkerInput {
        parts.removeAll()
        for position in positions {
            let start = position.offset.map { StartOffset.offset($0) } ?? .beginning
            do throws(KafkaError) {
                let restore = try reader.read(
                    TopicPartition(topic, position.partition), from: start,
                    timeoutMilliseconds: DriverTimes.question)
                parts.append(Part(position.partition, restore))
            } catch {
                parts.removeAll()
                if error.detail.name == "OFFSET_OUT_OF_RANGE" { return .changelogGone(position.partition) }
                return .failed(WorkerFault(error))
            }
        }
        return .restoring
    }

    /// Reads a piece into the worker.
    mutating func read(into worker: inout Worker) -> WorkerInput {
        var count = 0
        for part in parts {
            do throws(KafkaError) {
                try Self.read(part, into: &worker, &count)
            } catch {
                return .failed(WorkerFault(error))
            }
        }
        if parts.allSatisfy({ $0.restore.isComplete }) {
            defer { parts.removeAll() }
            return .restored(
                parts.map { ChangelogPosition(partition: $0.partition, offset: $0.restore.position) })
        }
        if count == 0 { _ = reader.wait(timeoutMilliseconds: Int32(DriverTimes.wait)) }
        return .restoring
    }

    private static func read(
        _ part: Part, into worker: inout Worker, _ count: inout Int
    ) throws(KafkaError) {
        while count < piece, !part.restore.isComplete {
            let wasHere = try part.restore.take { record in
                guard let key = record.key else { return }
                worker.restore(
                    partition: part.partition, key: key, value: record.value, due: due(of: record))
                count += 1
            }
            if !wasHere { return }
        }
    }

    /// The header `due`: milliseconds in decimal digits, with a sign where they are negative.
    private static func due(of record: borrowing ConsumedRecord) -> Int64? {
        guard let digits = record.lastHeader("due"), digits.count > 0 else { return nil }
        var value: Int64 = 0
        let isNegative = digits[0] == UInt8(ascii: "-")
        for index in (isNegative ? 1 : 0)..<digits.count {
            value = value &* 10 &+ Int64(digits[index] &- UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }
}
