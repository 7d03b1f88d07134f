internal import KafkaTransport
internal import StreamTask

/// The queues of the assigned input partitions, each polled only when the worker asks for its input.
struct InputQueues: ~Copyable {
    private let topics: DriverTopics
    /// By partition and topic.
    private var queues: [Entry?] = []

    private final class Entry {
        let queue: PartitionQueue
        let partition: TopicPartition

        init(_ queue: consuming PartitionQueue, _ partition: TopicPartition) {
            self.queue = queue
            self.partition = partition
        }
    }

    init(topics: DriverTopics) { self.topics = topics }

    private static func index(_ input: InputPartition) -> Int {
        Int(input.partition) * InputTopic.allCases.count + Int(input.topic.rawValue)
    }

    mutating func open(_ input: InputPartition, of consumer: borrowing Consumer) throws(KafkaError) {
        let index = Self.index(input)
        while queues.count <= index { queues.append(nil) }
        let partition = topics.partition(input)
        queues[index] = Entry(try consumer.queue(of: partition), partition)
    }

    mutating func removeAll() { queues.removeAll() }

    /// Offers the worker what is at hand of an input, up to `limit` records.
    func take(
        _ input: InputPartition, limit: Int, into worker: inout Worker, from consumer: borrowing Consumer
    ) {
        let index = Self.index(input)
        guard index < queues.count, let entry = queues[index] else { return worker.handle(.took(end: nil)) }
        for _ in 0..<limit {
            do throws(KafkaError) {
                switch try entry.queue.take({ Self.offer($0, to: &worker) }) {
                case .record: continue
                case .nothing: break
                case .end(let offset): worker.handle(.endOfPartition(offset))
                }
            } catch {
                return worker.handle(.inputFailed(input, WorkerFault(error)))
            }
            // The end that came with the last answer, once all of that was taken.
            return worker.handle(.took(end: consumer.cachedWatermarks(of: entry.partition)?.high))
        }
        worker.handle(.took(end: nil))
    }

    private static func offer(_ record: borrowing ConsumedRecord, to worker: inout Worker) {
        worker.offer(
            OfferedRecord(offset: record.offset, timestamp: record.timestamp?.milliseconds),
            key: record.key, value: record.value, headers: record.headers())
    }
}
