internal import CXXHash

/// A task's state: keyed bytes, at most one due a key, changes that can be taken back until they are
/// committed.
///
/// In memory: a flat hash index over a slab of blocks; dues in a heap whose stale entries are passed
/// over. One task owns a store, so nothing here is shared or locked. A read of a random key among a
/// million costs two cache misses, a write behind it none (`bench/README.md`). Keys and values are at most
/// 4 GiB each, and what callers bound them to (R2.5) is far below.
public struct StateStore: ~Copyable {
    var index = HashIndex()
    var slab = Slab()
    var heap = DueHeap()
    var tied = TiedKeys()
    var undoLog = UndoLog()
    /// Records that have a due.
    var dueCount = 0
    /// The record that was found last: what is read, or falls due, is mostly written next.
    private var recent = (slot: 0, location: BlockLocation.none)
    /// How often something changed behind the back of any transaction.
    private(set) var restores = 0
    let undoes: Bool

    /// An empty store.
    ///
    /// - Parameter undo: Whether ``rollback()`` will be asked for. Without it every change is final and
    ///   overwrites in place, which saves a block and a log entry a change: replay wants that.
    public init(undo: Bool = true) { undoes = undo }

    /// How many keys there are.
    public var count: Int { index.count - undoLog.removedCount }

    /// Bytes of memory in use: index, blocks in use and free, dues, undo log.
    public var residentBytes: Int {
        index.residentBytes + slab.residentBytes + heap.residentBytes + tied.residentBytes
            + undoLog.residentBytes
    }

    /// Calls `body` with the key's value, staged changes included; with `nil` where there is none.
    ///
    /// - Returns: What `body` returns. The value's bytes are not copied and must not outlive the call.
    @inlinable
    public mutating func withValue<R>(_ key: Span<UInt8>, _ body: (Span<UInt8>?) -> R) -> R {
        guard let value = recall(key) else { return body(nil) }
        return body(value.span)
    }

    /// Copies the key's value into `value`, in place of what was there.
    ///
    /// - Returns: Whether there is one; without one `value` is left empty.
    public func read(_ key: Span<UInt8>, into value: inout [UInt8]) -> Bool {
        value.removeAll(keepingCapacity: true)
        guard let bytes = find(key)?.block.value else { return false }
        value.append(contentsOf: bytes)
        return true
    }

    /// When the key is due, in milliseconds; `nil` where it is unknown or has no due.
    public func due(_ key: Span<UInt8>) -> Int64? {
        guard let found = find(key), found.block.due != Block.noDue else { return nil }
        return found.block.due
    }

    /// Gives the key a value and a due, in place of what it had.
    ///
    /// - Parameter due: Milliseconds since the epoch, above `Int64.min`; `nil` for none.
    public mutating func stage(_ key: Span<UInt8>, value: Span<UInt8>, due: Int64?) {
        if undoes {
            stageUndoably(key, value, due ?? Block.noDue)
        } else {
            settle(key, value, due ?? Block.noDue)
        }
    }

    /// Forgets the key, its value and its due; nothing where it is unknown.
    public mutating func remove(_ key: Span<UInt8>) {
        if undoes { removeUndoably(key) } else { erase(key) }
    }

    /// Gives the key its state as the changelog or the log on disk has it: final at once.
    ///
    /// - Parameters:
    ///   - value: `nil` forgets the key.
    ///   - due: As for ``stage(_:value:due:)``.
    /// - Precondition: Nothing is staged.
    public mutating func restore(_ key: Span<UInt8>, value: Span<UInt8>?, due: Int64?) {
        precondition(undoLog.steps.isEmpty, "state: restored within a transaction")
        restores += 1
        guard let value else { return erase(key) }
        settle(key, value, due ?? Block.noDue)
    }

    /// Empties the store and gives its memory back; what is staged is dropped too.
    public mutating func removeAll() {
        index = HashIndex()
        slab = Slab()
        heap = DueHeap()
        tied = TiedKeys()
        undoLog = UndoLog()
        recent = (0, .none)
        dueCount = 0
        restores += 1
    }

    /// Makes room for that many keys at once, so that filling the store does not grow its index step by step.
    public mutating func reserve(keys: Int) { index.reserve(keys) }

    @usableFromInline
    mutating func recall(_ key: Span<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard let found = find(key) else { return nil }
        note(found.slot)
        return found.block.value
    }
}

extension StateStore {
    /// A record that was found: its slot, its location, its block.
    struct Found {
        let slot: Int
        let location: BlockLocation
        let block: Block
    }

    func find(_ key: Span<UInt8>) -> Found? { knownRecord(key) ?? find(key, tag(key), removed: false) }

    /// Remembers the record in `slot` as the one that was found last.
    mutating func note(_ slot: Int) { recent = (slot, index[slot].location) }

    /// The record that was found last, if it is the key's and where it was: no hash is needed then.
    func knownRecord(_ key: Span<UInt8>) -> Found? {
        // A location that stands in the index is one of a block in use, whatever happened since.
        guard recent.location != .none, index[recent.slot].location == recent.location,
            let block = slab.block(at: recent.location), block.hasKey(key, removed: false)
        else { return nil }
        return Found(slot: recent.slot, location: recent.location, block: block)
    }

    /// Finds the key's record, or the one of that key that was removed in the open transaction.
    func find(_ key: Span<UInt8>, _ tag: UInt32, removed: Bool) -> Found? {
        var slot = index.home(tag)
        while true {  // Bound: the table is never full.
            let entry = index[slot]
            if entry.location == .none { return nil }
            if entry.tag == tag, let block = slab.block(at: entry.location),
                block.hasKey(key, removed: removed)
            {
                return Found(slot: slot, location: entry.location, block: block)
            }
            slot = index.next(slot)
        }
    }

    func tag(_ key: Span<UInt8>) -> UInt32 {
        UInt32(key.withUnsafeBufferPointer { qs_xxh3_64($0.baseAddress, $0.count) } >> 32)
    }

    /// Stages for good: overwrites in place where the record's block is of the right size.
    private mutating func settle(_ key: Span<UInt8>, _ value: Span<UInt8>, _ due: Int64) {
        let bytes = Block.headBytes + key.count + value.count
        let known = knownRecord(key)
        let tag = known.map { index[$0.slot].tag } ?? tag(key)
        guard let old = known ?? find(key, tag, removed: false) else {
            let (location, block) = slab.allocate(bytes)
            block.write(key: key, value: value, due: due, step: 0)
            index.insert(tag, location)
            return enqueue(due, tag)
        }
        let former = old.block.due
        if slab.fits(bytes, old.block, at: old.location) {
            old.block.write(key: key, value: value, due: due, step: 0)
        } else {
            let (location, block) = slab.allocate(bytes)
            block.write(key: key, value: value, due: due, step: 0)
            index.relocate(old.slot, to: location)
            slab.release(old.location, old.block)
        }
        requeue(from: former, to: due, tag)
        packIfWasteful(mostChunks: 1)
    }

    /// Removes for good.
    private mutating func erase(_ key: Span<UInt8>) {
        guard let old = find(key) else { return }
        if old.block.due != Block.noDue { dueCount -= 1 }
        index.remove(old.slot)
        slab.release(old.location, old.block)
        packIfWasteful(mostChunks: 1)
    }
}
