/// What a rollback has to put back, in the order of what was done.
///
/// A value is not copied: a record's first change in a transaction writes a new block, and the old one
/// stays where it is until the commit.
struct UndoLog {
    enum Step {
        /// The key mapped to this block before; ``BlockLocation/none`` where it mapped to nothing.
        case block(BlockLocation, key: Range<Int>)
        /// The record in this block had this due.
        case due(Int64, BlockLocation)
    }

    private(set) var steps: [Step] = []
    private var keys: [UInt8] = []

    /// Bytes of the log.
    var residentBytes: Int { steps.capacity * MemoryLayout<Step>.stride + keys.capacity }

    /// Notes what `key` mapped to before its first change.
    mutating func append(_ key: Span<UInt8>, mappedTo location: BlockLocation) {
        let start = keys.count
        key.withUnsafeBufferPointer { keys.append(contentsOf: $0) }
        steps.append(.block(location, key: start..<keys.count))
    }

    /// Notes the due that the record in a block had.
    mutating func append(due: Int64, at location: BlockLocation) { steps.append(.due(due, location)) }

    /// Calls `body` with a key that a step names.
    func withKey(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) { body(keys.span.extracting(range)) }

    /// Forgets everything and keeps the buffers.
    mutating func removeAll() {
        steps.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
    }
}
