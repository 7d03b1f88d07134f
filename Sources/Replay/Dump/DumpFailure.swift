/// Why dumps cannot be replayed: exit 2, with one line that names the place and the mend (CONTRACT 4).
public enum DumpFailure: Error, Equatable, Sendable {
    /// The file cannot be opened or read; the number is `errno`'s.
    case unreadable(file: String, code: Int32)
    /// A line is neither a record nor one of the tools' own.
    case noRecord(file: String, line: Int)
    /// The file ends within a record.
    case torn(file: String, line: Int)
    /// One (topic, partition, offset) stands twice, with other bytes.
    case twice(topic: String, partition: Int32, offset: Int64)
    /// Some records have an offset and some have none, so that no order holds for all.
    case mixedOffsets
    /// More files than an index numbers.
    case tooManyFiles(limit: Int)

    /// One line for people.
    public var message: String {
        switch self {
        case .unreadable(let file, let code): "\(file) cannot be read (errno \(code)); give a readable dump"
        case .noRecord(let file, let line):
            "\(file):\(line) is no record; give kcat -J lines, or --topic for plain payloads"
        case .torn(let file, let line):
            "\(file):\(line) ends within a record; --allow-torn takes what is whole before it"
        case .twice(let topic, let partition, let offset):
            "\(topic)-\(partition)-\(offset) stands twice with other bytes; give dumps of one cluster"
        case .mixedOffsets:
            "some records have an offset and some have none; replay dumps with and without offsets apart"
        case .tooManyFiles(let limit): "more than \(limit) dumps; join some of them"
        }
    }
}
