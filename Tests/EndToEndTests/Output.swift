import Foundation
import KafkaHarness
import KafkaTransport
import LogModel

/// An output as both `run` and `replay` show it.
struct Output: Hashable {
    var topic: String
    var key: [UInt8]?
    var value: [UInt8]?
    /// Those of dead letters alone, name and value in turn; `replay` prints no others.
    var headers: [[UInt8]?]

    /// What keeps an order among its outputs: a topic's key, or, without one, the partition of its records.
    struct Lane: Hashable {
        var topic: String
        var key: [UInt8]?
        var partition: [UInt8]?
    }

    var lane: Lane {
        guard key == nil, let name = headers.firstIndex(of: Array("dl.partition".utf8)) else {
            return Lane(topic: topic, key: key)
        }
        return Lane(topic: topic, partition: headers[name + 1])
    }

    /// What `read_committed` shows.
    init(_ record: CommittedRecord, isDeadLetter: Bool) {
        (topic, key, value) = (record.partition.topic, record.key, record.value)
        headers = isDeadLetter ? record.headers.flatMap { [$0.name, $0.value] } : []
    }

    /// A line of `replay`; values of verdicts and actions are taken as the bytes that they are.
    init(line: Data) throws {
        guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
            let topic = object["topic"] as? String
        else { throw TestFailure.unexpected("a line of replay that is no object") }
        self.topic = topic
        key = (object["key"] as? String).map { Array($0.utf8) }
        let pairs = object["headers"] as? [[Any]]
        headers = (pairs ?? []).flatMap { $0 }.map { ($0 as? String).map { Array($0.utf8) } }
        if pairs == nil {
            value = object["value"] is NSNull ? nil : try Self.rawValue(of: line)
        } else if let encoded = object["value"] as? [String: String], let text = encoded["base64"] {
            value = Data(base64Encoded: text).map { Array($0) }
        } else if object["value"] is String {
            value = try DumpFile.string(at: Self.rawValue(of: line)[...])
        } else {
            value = nil
        }
    }

    private static func rawValue(of line: Data) throws -> [UInt8] {
        guard let mark = line.range(of: Data(",\"value\":".utf8)) else {
            throw TestFailure.unexpected("a line of replay without value")
        }
        return Array(line[mark.upperBound..<(line.endIndex - 1)])
    }
}
