import Foundation
import KafkaHarness
import KafkaTransport
import LogModel
import Testing

extension Pipeline {
    /// What `replay` gives for the same input, single-threaded.
    ///
    /// - Parameter until: An instant up to which clocks run on after the last record.
    func reference(until: String? = nil) throws -> [Output] {
        let (dump, lines) = (folder.appending(path: "input.ndjson"), folder.appending(path: "replay.ndjson"))
        try DumpFile.write(input).write(to: dump)
        let replay = try Binary.run(
            [
                "replay", dump.path, "--config", configuration, "--output", lines.path,
            ] + (until.map { ["--until", $0] } ?? []))
        guard replay.code <= 1 else {
            throw TestFailure.unexpected("replay: \(replay.lines.joined(separator: "\n"))")
        }
        return try Data(contentsOf: lines).split(separator: UInt8(ascii: "\n")).map {
            try Output(line: Data($0))
        }
    }

    /// All committed outputs.
    func committedOutputs() throws -> [CommittedRecord] {
        try CommittedRecord.all(of: all(of: outputTopics), on: address)
    }

    /// Compares everything that is committed with `replay` of the same input, and the committed offsets with
    /// the ends of the input.
    func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try committedOutputs()
        let expected = try reference()
        #expect(!expected.isEmpty, sourceLocation: sourceLocation)
        let comparison = Comparison(expected: expected, found: outputs(found))
        #expect(comparison == .equal, "\(comparison)", sourceLocation: sourceLocation)
        try verifyOffsets(sourceLocation)
        verifyEnvelopes(of: found, sourceLocation)
    }

    /// Committed outputs as they are compared.
    func outputs(_ records: [CommittedRecord]) -> [Output] {
        records.map { Output($0, isDeadLetter: $0.partition.topic == topic(.dead)) }
    }

    /// Committed is the offset behind the last record, of every partition.
    private func verifyOffsets(_ sourceLocation: SourceLocation) throws {
        let counts = Dictionary(grouping: input) { TopicPartition($0.topic, $0.partition) }
        for partition in all(of: Role.inputs.map(topic)) {
            let end = Int64(counts[partition]?.count ?? 0)
            let committed = try committed(partition) ?? 0
            #expect(committed == end, "\(partition)", sourceLocation: sourceLocation)
        }
    }

    /// Partition, headers and timestamp: what `replay` does not print.
    private func verifyEnvelopes(of found: [CommittedRecord], _ sourceLocation: SourceLocation) {
        var times: [[UInt8]: Set<Int64>] = [:]
        var homes: [[UInt8]: Int32] = [:]
        for record in input {
            guard let key = record.key else { continue }
            times[key, default: []].insert(record.timestamp)
            homes[key] = record.partition
        }
        var wrong: [String] = []
        for record in found where record.partition.topic != topic(.dead) {
            let isVerdict = record.partition.topic == topic(.verdicts)
            let order = (record.key ?? []).prefix { !isVerdict || $0 != UInt8(ascii: "/") }
            let schema = isVerdict ? "qianshou.verdict/1" : "qianshou.action/1"
            let isWhole =
                homes[Array(order)] == record.partition.partition && record.headers.count == 1
                && record.header("schema") == schema && hasItsTime(record, of: times[Array(order)] ?? [])
            if !isWhole { wrong.append("\(record.partition) \(record.offset): \(record)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))", sourceLocation: sourceLocation)
    }

    /// Verdicts carry the timestamp of a record of their order; what the broker stamps carries its own.
    private func hasItsTime(_ record: CommittedRecord, of times: Set<Int64>) -> Bool {
        switch record.timestamp {
        case .create(let time): record.partition.topic == topic(.verdicts) && times.contains(time)
        case .logAppend: record.partition.topic != topic(.verdicts)
        case nil: false
        }
    }
}
