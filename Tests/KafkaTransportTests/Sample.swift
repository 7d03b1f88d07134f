import KafkaHarness
import KafkaTransport
import LogModel
import Testing

/// A record with what is null and what is empty told apart.
struct Sample: Equatable {
    var key: String?
    var value: String?
    var headers: [Header] = []

    static let all = [
        Sample(key: "k", value: "v"),
        Sample(key: nil, value: "v"),
        Sample(key: "", value: ""),
        Sample(key: "k", value: nil),
        Sample(
            key: "k", value: "v",
            headers: [
                header("due", "1700000000000"), header("due", "2"), header("null", nil), header("", ""),
            ]),
    ]

    static func header(_ name: String, _ value: String?) -> Header {
        Header(name: Array(name.utf8), value: value.map { Array($0.utf8) })
    }

    func produce(in transaction: inout OpenTransaction) throws {
        var outgoing = OutgoingHeaders()
        try produce(in: &transaction, with: &outgoing)
    }

    func produce(in transaction: inout OpenTransaction, with outgoing: inout OutgoingHeaders) throws {
        outgoing.append(headers)
        let (key, value) = (key.map { Array($0.utf8) }, value.map { Array($0.utf8) })
        let taken = try transaction.produce(
            topic: 0, partition: 0, key: key?.span, value: value?.span, timestamp: 1_700_000_000_123,
            headers: &outgoing)
        #expect(taken)
    }

    static func read(from topic: TestTopic) throws -> [Sample] {
        let consumer = try Consumer(TestConsumer.properties(topic.address, group: topic.name))
        try consumer.assign([(topic.partition(), .offset(0))])
        let queue = try consumer.queue(of: topic.partition())
        var found: [Sample] = []
        while true {
            let taken = try queue.take { record in
                #expect(record.timestamp == .create(1_700_000_000_123))
                #expect(record.offset == Int64(found.count))
                let sample = Sample(
                    key: TestConsumer.text(record.key), value: TestConsumer.text(record.value),
                    headers: record.headers())
                #expect(TestConsumer.text(record.lastHeader("due")) == (sample.headers.isEmpty ? nil : "2"))
                found.append(sample)
            }
            if case .end = taken { return found }
            if taken == .nothing, !consumer.wait(timeoutMilliseconds: 30_000) { throw TestFailure.timeout }
        }
    }
}
