import Foundation
import LogModel
import OrderDomain
import StreamTask

@testable import OrderStories

/// An output record as tables write it: `@10 O1/YT1 in_transit`, `@20 O1 intercept W1.1`,
/// `@30 dead limit T7`, `@40 O1/YT1 forgotten`; `@` is the hour of the record's timestamp.
struct TaskOutput: CustomStringConvertible {
    var description: String
    var key: String?
    var value: [String: String]
    var bytes: [UInt8]
    var headers: [String: String]

    init(_ entry: OutputBuffer.Entry, of heap: [UInt8]) throws {
        key = entry.hasKey ? String(decoding: heap[entry.key.bounds], as: UTF8.self) : nil
        bytes = Array(heap[entry.value.bounds])
        headers = [:]
        for header in entry.headers {
            headers[String(decoding: header.name, as: UTF8.self)] = header.value.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        value = try Self.fields(bytes)
        let rest =
            switch entry.topic {
            case .verdicts where !entry.hasValue: "\(key ?? "-") forgotten"
            case .verdicts: "\(key ?? "-") \(value["stage"] ?? "-")"
            case .actions(let kind): "\(key ?? "-") \(kind.name) \(value["policy"] ?? "-")"
            case .deadLetter: "dead \(headers["dl.reason"] ?? "-") \(value["eventId"] ?? "-")"
            case .changelog, .waybillLinks, .linkedTracks: "internal"
            }
        description = "@\(Hour(entry.timestamp)) \(rest)"
    }

    /// The object's fields as text; none where the bytes are no object.
    private static func fields(_ bytes: [UInt8]) throws -> [String: String] {
        let object = try? JSONSerialization.jsonObject(with: Data(bytes))
        return (object as? [String: Any] ?? [:]).mapValues { "\($0)" }
    }
}
