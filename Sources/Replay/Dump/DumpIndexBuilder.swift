internal import OrderDomain
internal import Wire

/// Builds a ``DumpIndex``: reads all files, then orders what it read.
struct DumpIndexBuilder {
    /// A (topic, partition): the records of one run are in order of offset.
    struct Run {
        var topic: UInt8
        var role: Role
        var partition: Int32
        var count = 0
        /// Whether the records stood in order of offset, none twice, so that nothing is to be sorted.
        var isAscending = true
        private var newest: Int64?

        init(topic: UInt8, role: Role, partition: Int32) {
            (self.topic, self.role, self.partition) = (topic, role, partition)
        }

        /// Counts one more record.
        mutating func take(_ offset: Int64?) {
            count += 1
            if let newest, offset ?? 0 <= newest { isAscending = false }
            newest = offset ?? 0
        }
    }

    let topics: [DumpOptions.Topic]
    let isPlain: Bool
    let allowTorn: Bool
    private let names: [[UInt8]]
    private let payloadTopic: Int?
    private(set) var files: [DumpFile] = []
    var entries: [DumpEntry] = []
    private(set) var runs: [Run] = []
    private(set) var newestGood: Instant?
    private(set) var skippedLines = 0
    private(set) var skippedRecords = 0
    var wasInOrder = true
    private var withOffset = 0
    private var newestRun = 0
    private var newestTopic = 0
    private var scratch: [UInt8] = []
    var decoder: RecordDecoder
    var event = InputEvent()
    var record = RawRecord()

    init(_ options: DumpOptions) {
        topics = options.topics
        names = options.topics.map { Array($0.name.utf8) }
        isPlain = options.payloadTopic != nil
        payloadTopic = options.topics.firstIndex { $0.name == options.payloadTopic }
        allowTorn = options.allowTorn
        decoder = RecordDecoder(maxAhead: options.maxAhead)
    }

    /// Whether all records have an offset.
    var hasOffsets: Bool { withOffset > 0 }

    /// Adds the records of one dump.
    mutating func read(_ path: String) throws(DumpFailure) {
        guard files.count < Int(UInt16.max) else { throw .tooManyFiles(limit: Int(UInt16.max)) }
        let file = try DumpFile(path)
        files.append(file)
        var scanner = DumpScanner(file, isPlain ? .payloads : .envelopes, allowTorn: allowTorn)
        while try scanner.next() {  // Bound: the file's records.
            reserve(scanner.bounds.upperBound, of: file.bytes.count)
            take(scanner)
        }
        skippedLines += scanner.toolLines
        if withOffset != 0, withOffset != entries.count { throw .mixedOffsets }
    }

    /// Makes room for the file's records as it looks after its first 10 000, so that the table seldom grows.
    private mutating func reserve(_ position: Int, of size: Int) {
        guard entries.count == entries.capacity, entries.count >= 10_000, position > 0 else { return }
        let share = Double(size) / Double(position)
        entries.reserveCapacity(Int(Double(entries.count) * min(share * 1.02, 64)) + 1)
    }

    private mutating func take(_ scanner: borrowing DumpScanner) {
        guard let topic = topic(scanner) else {
            skippedRecords += 1
            return
        }
        let run = run(topic, scanner.envelope.partition)
        let entry = DumpEntry(
            scanner.envelope, topic: UInt8(topic), role: topics[topic].role, run: run,
            file: UInt16(files.count - 1), start: scanner.bounds.lowerBound, base: scanner.textStart)
        runs[run].take(entry.offset)
        if entry.offset != nil { withOffset += 1 }
        if entry.hasGoodTimestamp { newestGood = max(newestGood ?? entry.timestamp, entry.timestamp) }
        entries.append(entry)
    }

    private mutating func topic(_ scanner: borrowing DumpScanner) -> Int? {
        guard let name = scanner.envelope.topic else { return payloadTopic }
        if name.kind == .escapedString {
            scratch.removeAll(keepingCapacity: true)
            scanner.source.appendText(of: name, to: &scratch)
            return names.firstIndex(of: scratch)
        }
        let bytes = scanner.source.run(of: name)
        if isName(newestTopic, bytes) { return newestTopic }
        guard let found = names.indices.first(where: { isName($0, bytes) }) else { return nil }
        newestTopic = found
        return found
    }

    private func isName(_ topic: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard topic < names.count else { return false }
        let name = names[topic]
        guard name.count == bytes.count else { return false }
        for i in name.indices where name[i] != bytes[i] { return false }
        return true
    }

    /// The run of a (topic, partition).
    ///
    /// Most often a recent one; there are few.
    private mutating func run(_ topic: Int, _ partition: Int32) -> Int {
        let isIt = { (run: Run) in run.topic == UInt8(topic) && run.partition == partition }
        if newestRun < runs.count, isIt(runs[newestRun]) { return newestRun }
        if let found = runs.firstIndex(where: isIt) {
            newestRun = found
            return found
        }
        newestRun = runs.count
        runs.append(Run(topic: UInt8(topic), role: topics[topic].role, partition: partition))
        return newestRun
    }
}
