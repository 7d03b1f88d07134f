import Foundation
import KafkaHarness
import KafkaTransport
import LogModel
import OrderDomain
import Replay
import Testing

@testable import qianshou

/// What `topics load` writes, read back from a real broker.
@Suite(.onRealBroker, .timeLimit(.minutes(3)))
struct DumpLoadingTests {
    /// A record as a topic holds it.
    private struct Seen: Equatable {
        var timestamp: Int64?
        var key: String?
        var value: String?
        var headers: [Header]
    }

    @Test func recordsKeepPartitionKeyValueHeadersAndTime() throws {
        let topic = try TestTopic(on: Broker.shared().address, partitions: 2)
        let loaded = try load(
            [
                #""ts":1772339732000,"key":"k","payload":"一","headers":["h","1","h",null]"#,
                #""ts":-1,"key":null,"payload":null"#,
                #""ts":1772339733000,"key":"","payload":"""#,
            ], into: topic)
        #expect(loaded == [3])
        let name = Array("h".utf8)
        #expect(
            try records(of: topic, partition: 1) == [
                Seen(
                    timestamp: 1_772_339_732_000, key: "k", value: "一",
                    headers: [Header(name: name, value: Array("1".utf8)), Header(name: name, value: nil)]),
                // Without a timestamp of its own it has its place.
                Seen(timestamp: 1_772_339_732_000, key: nil, value: nil, headers: []),
                Seen(timestamp: 1_772_339_733_000, key: "", value: "", headers: []),
            ])
        #expect(try records(of: topic, partition: 0) == [])
    }

    /// Loads a dump of partition 1.
    private func load(_ records: [String], into topic: TestTopic) throws -> [Int] {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(topic.name).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let lines = records.enumerated().map { offset, rest in
            #"{"topic":"\#(topic.name)","partition":1,"offset":\#(offset),\#(rest)}"#
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let properties = try Configured.configuration(
            "", flags: ["-X", "bootstrap.servers=\(topic.address)"]
        )
        .kafkaProperties()
        var cluster = ClusterDescription()
        cluster.topics[topic.name] = .init(partitions: 2, settings: nil)
        let index = try DumpIndex([file.path], DumpOptions(topics: [.init(topic.name, .orders)]))
        return try DumpLoader(properties, group: topic.name).load(index, into: cluster)
    }

    private func records(of topic: TestTopic, partition: Int32) throws -> [Seen] {
        try topic.settle(partition: partition)
        let consumer = try Consumer(TestConsumer.properties(topic.address, group: topic.name))
        try consumer.assign([(topic.partition(partition), .beginning)])
        let queue = try consumer.queue(of: topic.partition(partition))
        var seen: [Seen] = []
        while true {  // Bound: the partition's end, or a wait that finds nothing.
            let taken = try queue.take { record in
                seen.append(
                    Seen(
                        timestamp: record.timestamp?.milliseconds, key: TestConsumer.text(record.key),
                        value: TestConsumer.text(record.value), headers: record.headers()))
            }
            switch taken {
            case .record: continue
            case .end: return seen
            case .nothing:
                guard consumer.wait(timeoutMilliseconds: 30_000) else { throw TestFailure.timeout }
                while consumer.poll() != nil {}
            }
        }
    }
}
