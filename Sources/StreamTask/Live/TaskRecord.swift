internal import OrderDomain
internal import Wire

/// What a task keeps of itself with every transaction (CONTRACT 5): its time, how far it has read each
/// input and at which place, and for how many partitions its state was made.
struct TaskRecord: Equatable {
    static let version: UInt8 = 1

    /// The partitions of every topic when the state was made.
    var partitionCount: Int32
    /// Task time; `nil` before the first record.
    var time: Instant?
    /// By ``InputTopic``.
    var inputs: [Input] = InputTopic.allCases.map { _ in Input() }

    /// How far one input partition has been read.
    struct Input: Equatable {
        /// The next offset; −1 where nothing was read.
        var nextOffset: Int64 = -1
        /// The place of the newest record (R2.0); `nil` where there was none yet.
        var place: Instant?
        /// Whether the partition had a good timestamp by then.
        var isKnown = false
    }

    init(partitionCount: Int32) { self.partitionCount = partitionCount }

    func encode(into writer: inout RecordWriter) {
        writer.append(byte: Self.version)
        writer.append(varint: UInt64(UInt32(bitPattern: partitionCount)))
        Self.append(time, to: &writer)
        writer.append(varint: UInt64(inputs.count))
        for input in inputs {
            writer.append(signed: input.nextOffset)
            Self.append(input.place, to: &writer)
            writer.append(byte: input.isKnown ? 1 : 0)
        }
    }

    /// - Throws: ``Wire/CorruptRecord``.
    init(decoding bytes: Span<UInt8>) throws(CorruptRecord) {
        var reader = RecordReader(bytes)
        let version = reader.byte()
        if version > Self.version { throw .newer(version) }
        partitionCount = Int32(truncatingIfNeeded: reader.varint())
        time = Self.instant(&reader)
        let count = reader.count()
        for index in 0..<count {
            let input = Input(
                nextOffset: reader.signed(), place: Self.instant(&reader), isKnown: reader.byte() == 1)
            if index < inputs.count { inputs[index] = input }
        }
        if reader.isTorn || !reader.isAtEnd { throw .torn }
    }

    private static func append(_ instant: Instant?, to writer: inout RecordWriter) {
        writer.append(byte: instant == nil ? 0 : 1)
        if let instant { writer.append(signed: instant.milliseconds) }
    }

    private static func instant(_ reader: inout RecordReader) -> Instant? {
        reader.byte() == 1 ? Instant(milliseconds: reader.signed()) : nil
    }
}
