import Foundation
import OrderDomain
import Replay

/// Dumps in a temporary folder, which goes with the object.
final class DumpFolder {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "dumps-\(UUID().uuidString)")
    private var count = 0

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a dump; its path.
    func write(_ bytes: [UInt8]) throws -> String {
        count += 1
        let file = folder.appending(path: "\(count).ndjson")
        try Data(bytes).write(to: file)
        return file.path
    }

    func write(_ text: String) throws -> String { try write(Array(text.utf8)) }

    func missing() -> String { folder.appending(path: "missing").path }
}

/// One record as a test sees it.
struct Seen: Equatable, CustomStringConvertible {
    var topic: String
    var partition: Int32
    var offset: Int64?
    var place: Int64
    var timestamp: Int64
    var key: [UInt8]?
    var payload: [UInt8]?
    var headers: [[String?]]

    var description: String { "\(topic)-\(partition)-\(offset.map(String.init) ?? "none") at \(place)" }

    static func all(_ index: DumpIndex) -> [Seen] {
        var record = RawRecord()
        return (0..<index.count).map { position in
            index.load(position, into: &record)
            let entry = index[position]
            let text = { (range: ByteRange) in String(decoding: record.heap[range.bounds], as: UTF8.self) }
            return Seen(
                topic: index.topicName(of: entry), partition: entry.partition, offset: entry.offset,
                place: entry.place.milliseconds, timestamp: entry.timestamp.milliseconds,
                key: record.key.map { Array(record.heap[$0.bounds]) },
                payload: record.payload.map { Array(record.heap[$0.bounds]) },
                headers: record.headers.map { [text($0.name), $0.value.map(text)] })
        }
    }
}

extension DumpOptions {
    /// The topics of CONTRACT 1.
    static func contract(payloadTopic: String? = nil, allowTorn: Bool = false) -> Self {
        DumpOptions(
            topics: [
                .init("order.events", .orders), .init("courier.tracking", .tracks),
                .init("aftersales.events", .afterSales),
            ], payloadTopic: payloadTopic, allowTorn: allowTorn)
    }
}
