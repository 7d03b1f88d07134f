import KafkaHarness
import KafkaTransport
import LogModel
import Testing

extension EndToEnd {
    /// Records that no machine should have sent.
    @Suite struct BadRecordTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        private func bad(
            _ topic: String, _ value: [UInt8]?, key: [UInt8]? = Array("k".utf8), headers: [Header] = []
        ) -> DumpRecord {
            DumpRecord(
                topic: topic, timestamp: 1_772_339_732_000, key: key, value: value, headers: headers)
        }

        /// A record of each kind, with what is null, empty or no text in key, value and headers.
        private func poison() -> [DumpRecord] {
            let topics = ["courier.tracking", "order.events", "aftersales.events"]
            let values: [[UInt8]?] = [
                nil, [], [0], [0xFF, 0xFE], Array("{".utf8), Array("[]".utf8), Array("{}".utf8),
                Array("\u{FEFF}{}".utf8), Array(#"{"a":1,"a":2}"#.utf8), Array(#"{"orderId":null}"#.utf8),
                Array(repeating: UInt8(ascii: "["), count: 100_000), Array("{\"orderId\":\"".utf8),
                Array(repeating: UInt8(ascii: "x"), count: 900_000),
            ]
            let keys: [[UInt8]?] = [nil, [], Array("k".utf8), Array("k\u{0}\"\\\n".utf8)]
            let headers = [
                Header(name: Array("dl.reason".utf8), value: Array("of the producer".utf8)),
                Header(name: Array("null".utf8), value: nil),
                Header(name: Array("twice".utf8), value: []),
                Header(name: Array("twice".utf8), value: Array("2".utf8)),
            ]
            return topics.flatMap { topic in
                values.enumerated().map { index, value in
                    bad(
                        topic, value, key: keys[index % keys.count],
                        headers: index.isMultiple(of: 3) ? headers : [])
                }
            }
        }

        @Test func poisonBecomesDeadLettersUntouched() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            try pipeline.load(poison())
            try pipeline.load(SampleHistory.records(orders: 50, seed: 51, partitions: 3))
            let member = try pipeline.start()
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            try pipeline.verify()
        }

        @Test func aDeadLetterThatIsTooLargeGoesOutWithItsHash() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            let large = Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
            let header = Header(name: Array("from".utf8), value: Array("a feed".utf8))
            try pipeline.load([bad("courier.tracking", large, headers: [header])])
            try pipeline.load(SampleHistory.records(orders: 20, seed: 52, partitions: 3))
            let member = try pipeline.start()
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            let letters = try pipeline.committedOutputs().filter {
                $0.partition.topic == pipeline.topic(.dead) && $0.header("dl.xxh3") != nil
            }
            #expect(letters.count == 1)
            let letter = try #require(letters.first)
            #expect(letter.key == Array("k".utf8))
            #expect(letter.value == nil)
            #expect(letter.header("from") == "a feed")
            #expect(letter.header("dl.topic") == pipeline.topic(.tracks))
            #expect(letter.header("dl.partition") == "0")
            #expect(letter.header("dl.offset") == "0")
            #expect(letter.header("dl.reason") == "json")
            #expect(letter.header("dl.xxh3")?.count == 32)
        }
    }
}
