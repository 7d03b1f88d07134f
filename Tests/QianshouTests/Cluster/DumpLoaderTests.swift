import Foundation
import OrderDomain
import Replay
import Testing

@testable import qianshou

@Suite("Dumps are loaded into topics that can hold them")
struct DumpLoaderTests {
    @Test("a topic that is missing is named, with the command that makes it")
    func missing() throws {
        var cluster = Clusters.sound()
        cluster.topics["order.events"] = nil
        #expect(throws: LoadFailure.missing(topic: "order.events")) {
            try load(["order.events": 0], into: cluster)
        }
        #expect(LoadFailure.missing(topic: "t").message.contains("qianshou topics create"))
    }

    @Test("so is one with fewer partitions than the dump names")
    func narrow() throws {
        #expect(throws: LoadFailure.narrow(topic: "courier.tracking", partitions: 6, needed: 7)) {
            try load(["order.events": 5, "courier.tracking": 6], into: Clusters.sound(partitions: 6))
        }
    }

    @Test("an empty dump needs neither topics nor a broker")
    func empty() throws {
        #expect(try load([:], into: ClusterDescription()) == [0, 0])
    }

    /// Loads a dump of one record for each topic, in its partition.
    private func load(_ partitions: [String: Int], into cluster: ClusterDescription) throws -> [Int] {
        let file = FileManager.default.temporaryDirectory.appending(path: "load-\(UUID().uuidString).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let lines = partitions.map { topic, partition in
            #"{"topic":"\#(topic)","partition":\#(partition),"offset":0,"ts":1772339732000,"payload":"{}"}"#
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let options = DumpOptions(topics: [
            .init("order.events", .orders), .init("courier.tracking", .tracks),
        ])
        let properties = try Configured.configuration("", flags: ["-X", "bootstrap.servers=127.0.0.1:1"])
            .kafkaProperties()
        let loader = try DumpLoader(properties, group: "qianshou")
        return try loader.load(try DumpIndex([file.path], options), into: cluster)
    }
}
