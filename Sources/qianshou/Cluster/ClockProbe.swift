internal import EventLog
internal import Glibc
internal import KafkaTransport

/// Compares the brokers' clock with this machine's, as far as it can be done by reading.
///
/// Topics of `LogAppendTime` hold the broker's clock. A newest record ahead of ours shows a skew; one behind
/// shows none, since it may be old: a broker that is behind is not found, nor one that has appended nothing.
struct ClockProbe {
    let settings: PropertySettings
    let plan: TopicPlan

    /// Skew below this is the network's, in milliseconds.
    private static let tolerance: Int64 = 2_000
    /// Records from the end on: commit markers, which are not shown, lie between them.
    private static let depth: Int64 = 10
    private static let patience = Duration.seconds(5)
    private static let patienceMilliseconds: Int32 = 5_000

    /// What there is to say; nothing where the topics cannot be read, which is told as a missing right.
    func finding() -> Finding? {
        do throws(ClientFailure) {
            return Self.finding(newest: try newest(), now: Self.now())
        } catch {
            return nil
        }
    }

    /// What a newest append time says at an instant, both in milliseconds since the epoch.
    static func finding(newest: Int64?, now: Int64) -> Finding {
        guard let newest else { return .fine("clock: nothing was appended yet to compare it with") }
        guard newest - now > tolerance else {
            return .fine("clock: nothing was appended ahead of this machine's time")
        }
        return .fault(
            "clock: a broker's is ahead of this machine's by \(newest - now) ms",
            mend: "let both follow the same time servers")
    }

    /// The newest time of appending in any partition.
    private func newest() throws(ClientFailure) -> Int64? {
        var properties = settings.clientProperties(.consumer)
        properties["group.id"] = "qianshou-check"
        properties["enable.partition.eof"] = "true"
        properties["enable.auto.commit"] = "false"
        let consumer = try Consumer(properties)
        do throws(KafkaError) {
            return try newest(by: consumer)
        } catch {
            return nil
        }
    }

    private final class Tail {
        let queue: PartitionQueue
        init(_ queue: consuming PartitionQueue) { self.queue = queue }
    }

    private func newest(by consumer: borrowing Consumer) throws(KafkaError) -> Int64? {
        let partitions = plan.topics.filter { $0.isDeletedByAge && $0.isWritten }
            .map { TopicPartition($0.name, 0) }
        let ends = try consumer.endOffsets(
            of: partitions, timeoutMilliseconds: Self.patienceMilliseconds)
        try consumer.assign(
            zip(partitions, ends).map { ($0, StartOffset.offset(max(0, $1 - Self.depth))) })
        var tails: [Tail] = []
        for partition in partitions { tails.append(Tail(try consumer.queue(of: partition))) }
        var newest: Int64?
        let limit = ContinuousClock.now + Self.patience
        while !tails.isEmpty, ContinuousClock.now < limit {
            var isAtRest = true
            tails.removeAll { tail in
                let found = Self.take(tail.queue, &newest)
                isAtRest = isAtRest && found == .nothing
                return found == .end
            }
            while consumer.poll() != nil {}  // At most what its queue holds.
            if isAtRest { consumer.wait(timeoutMilliseconds: 50) }
        }
        return newest
    }

    private enum Found { case nothing, record, end }

    private static func take(_ queue: borrowing PartitionQueue, _ newest: inout Int64?) -> Found {
        do throws(KafkaError) {
            var appended: Int64?
            let taken = try queue.take { record in
                if case .logAppend(let time)? = record.timestamp { appended = time }
            }
            if let appended { newest = max(newest ?? appended, appended) }
            switch taken {
            case .nothing: return .nothing
            case .record: return .record
            case .end: return .end
            }
        } catch {
            return .end
        }
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
