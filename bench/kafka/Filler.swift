import Glibc
import KafkaTransport

/// Makes topics and fills them.
struct Filler {
    let broker: String

    /// A new topic.
    func topic(_ prefix: String, partitions: Int32) throws -> String {
        let name = "\(prefix)-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        try make(name, partitions: partitions)
        return name
    }

    /// A new topic of that name.
    func make(_ name: String, partitions: Int32) throws {
        let admin = try AdminClient(["bootstrap.servers": broker])
        let topics = [NewTopic(name, partitionCount: partitions)]
        for error in try admin.createTopics(topics, timeoutMilliseconds: 30_000) {
            if let error { throw error }
        }
    }

    /// Committed records of 250 bytes, keys `k0…`, spread evenly; with a header `due` where asked.
    func fill(_ topic: String, partitions: Int, records: Int, keys: Int, due: Bool) throws {
        let new = try NewProducer(
            [
                "bootstrap.servers": broker, "transactional.id": topic, "linger.ms": "50",
                "transaction.timeout.ms": "60000", "queue.buffering.max.messages": "500000",
            ], topics: [topic])
        guard case .ready(let idle) = new.initialise(timeoutMilliseconds: 60_000) else {
            fatalError("no producer")
        }
        var next = idle
        var at = 0
        let value = [UInt8](repeating: UInt8(ascii: "v"), count: 250)
        while at < records {
            var open = try next.begin()
            for index in at..<min(at + 100_000, records) {
                let key = Array("k\(index % keys)".utf8)
                var headers = OutgoingHeaders()
                if due { headers.append("due".utf8.span, "1767225600000".utf8.span) }
                while try !open.produce(
                    topic: 0, partition: Int32(index % keys % partitions), key: key.span, value: value.span,
                    timestamp: 1_767_225_600_000, headers: &headers)
                { open.makeRoom(timeoutMilliseconds: 1_000) }
            }
            at += 100_000
            guard case .committed(let idle) = open.commit(timeoutMilliseconds: -1) else {
                fatalError("not committed")
            }
            next = idle
        }
    }
}
