import OrderDomain
import Testing
import Wire

@testable import OrderStories
@testable import StreamTask

/// What a task keeps of itself, as released versions wrote it, is read for ever.
@Suite(.serialized) struct GoldenTaskRecordTests {
    private let file = GoldenFile("task-records")

    private static let records: [(name: String, record: TaskRecord)] = [
        ("of no input yet", TaskRecord(partitionCount: 6)),
        (
            "of every kind of input",
            record(partitionCount: 300, time: 1_772_416_800_123) { inputs in
                inputs[0] = input(next: 1 << 40, place: 1_772_416_800_000, isKnown: true)
                inputs[1] = input(next: 0, place: nil, isKnown: false)
                inputs[2] = input(next: 7, place: -1, isKnown: false)
            }
        ),
    ]

    /// Adds the records that the file lacks in today's shape; lines that stand are never touched.
    @Test(.enabled(if: GoldenFile.mayAdd)) func addsWhatIsMissing() throws {
        let known = Set(try file.lines().map { "\($0["record"] ?? "") \($0["shape"] ?? "")" })
        for (name, record) in Self.records where !known.contains("\(name) \(TaskRecord.version)") {
            let bytes = Self.bytes(of: record)
            try file.add([
                [
                    "record": name, "shape": Int(bytes[0]), "hex": Hex.text(bytes),
                    "says": Self.lines(record),
                ]
            ])
        }
    }

    @Test func everyGoldenRecordIsReadAndWrittenAsItWas() throws {
        let lines = try file.lines()
        #expect(lines.count >= Self.records.count)
        for line in lines {
            let name = try #require(line["record"] as? String)
            let bytes = try #require((line["hex"] as? String).flatMap(Hex.bytes), "\(name)")
            let record = try TaskRecord(decoding: bytes.span)
            #expect(Self.lines(record) == line["says"] as? [String], "\(name)")
            if line["shape"] as? Int == Int(TaskRecord.version) {
                #expect(Self.bytes(of: record) == bytes, "\(name)")
            }
        }
    }

    @Test func oneOfANewerVersionIsNotGuessed() {
        var bytes = Self.bytes(of: Self.records[1].record)
        bytes[0] = TaskRecord.version + 1
        #expect(throws: CorruptRecord.newer(TaskRecord.version + 1)) {
            try TaskRecord(decoding: bytes.span)
        }
    }

    // MARK: - Records

    private static func record(
        partitionCount: Int32, time: Int64, _ change: (inout [TaskRecord.Input]) -> Void
    ) -> TaskRecord {
        var record = TaskRecord(partitionCount: partitionCount)
        record.time = Instant(milliseconds: time)
        change(&record.inputs)
        return record
    }

    private static func input(next: Int64, place: Int64?, isKnown: Bool) -> TaskRecord.Input {
        TaskRecord.Input(
            nextOffset: next, place: place.map { Instant(milliseconds: $0) }, isKnown: isKnown)
    }

    private static func bytes(of record: TaskRecord) -> [UInt8] {
        var writer = RecordWriter()
        record.encode(into: &writer)
        return writer.span.withUnsafeBufferPointer { Array($0) }
    }

    private static func lines(_ record: TaskRecord) -> [String] {
        ["of \(record.partitionCount) partitions at \(text(record.time))"]
            + zip(InputTopic.allCases, record.inputs).map { topic, input in
                "\(topic) next \(input.nextOffset) place \(text(input.place)) known \(input.isKnown)"
            }
    }

    private static func text(_ instant: Instant?) -> String { instant.map { "\($0.milliseconds)" } ?? "-" }
}
