import Foundation
import KafkaHarness

/// Orders with everything that feeds do to them, made by `bench/generate.py`.
enum SampleHistory {
    /// Whose key tracks carry.
    enum TrackKeys: String {
        /// Every track has the key of its order and names it: runs equal replays byte for byte.
        case order
        /// Those of some couriers have the key of their waybill and name no order.
        case courier
    }

    /// Records of so many orders, about 14 each, spread over partitions as Java's producers do it.
    static func records(
        orders: Int, seed: Int, keys: TrackKeys = .order, partitions: Int32
    ) throws -> [DumpRecord] {
        let file = FileManager.default.temporaryDirectory.appending(path: "dump-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let script = Binary.repository.appending(path: "bench/generate.py").path
        let process = try ChildProcess([
            "python3", script, "--orders", "\(orders)", "--seed", "\(seed)", "--keyed-by", keys.rawValue,
            "--out", file.path,
        ])
        guard process.waitForEnd() == 0 else {
            throw TestFailure.unexpected("bench/generate.py: \(process.allOutput.joined(separator: " "))")
        }
        return try DumpFile.read(Data(contentsOf: file)).map { record in
            var record = record
            record.partition = Murmur2.partition(of: record.key ?? [], count: partitions)
            return record
        }
    }
}
