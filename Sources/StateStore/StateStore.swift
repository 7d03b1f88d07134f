internal import CXXHash
internal import Glibc

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
    var epoch = Block.firstEpoch
    /// Records that have a due.
    var dueCount = 0
    let undoes: Bool

    /// An empty store.
    ///
    /// - Parameter undo: Whether ``rollback()`` will be asked for. Without it every change is final and
    ///   overwrites in place, which saves a block and a log entry a change: replay wants that.
    public init(undo: Bool = true) { undoes = undo }

    /// How many keys there are.
    public var count: Int { index.count }

    /// Bytes of memory in use: index, blocks in use and free, dues, undo log.
    public var residentBytes: Int {
        index.residentBytes + slab.residentBytes + heap.residentBytes + tied.residentBytes
            + undoLog.residentBytes
    }

    /// Calls `body` with the key's value, staged changes included; with `nil` where there is none.
    ///
    /// - Returns: What `body` returns. The value's bytes are not copied and must not outlive the call.
    @inlinable
    public func withValue<R>(_ key: Span<UInt8>, _ body: (Span<UInt8>?) -> R) -> R {
        guard let value = value(key) else { return body(nil) }
        return body(value.span)
    }

    /// Copies the key's value into `value`, in place of what was there.
    ///
    /// - Returns: Whether there is one; without one `value` is left empty.
    public func read(_ key: Span<UInt8>, into value: inout [UInt8]) -> Bool {
        value.removeAll(keepingCapacity: true)
        guard let bytes = self.value(key) else { return false }
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
        let due = due ?? Block.noDue
        let bytes = Block.headBytes + key.count + value.count
        guard let old = find(key) else {
            let (location, block) = slab.allocate(bytes)
            block.write(key: key, value: value, due: due, epoch: epoch)
            let tag = tag(key)
            index.insert(tag, location)
            if undoes { undoLog.append(key, mappedTo: .none) }
            return enqueue(due, tag)
        }
        let (former, tag) = (old.block.due, index[old.slot].tag)
        if mayOverwrite(old.block), slab.fits(bytes, old.block, at: old.location) {
            old.block.write(key: key, value: value, due: due, epoch: epoch)
        } else {
            let (location, block) = slab.allocate(bytes)
            block.write(key: key, value: value, due: due, epoch: epoch)
            index.relocate(old.slot, to: location)
            retire(old, key)
        }
        requeue(from: former, to: due, tag)
        packIfWasteful()
    }

    /// Forgets the key, its value and its due; nothing where it is unknown.
    public mutating func remove(_ key: Span<UInt8>) {
        guard let old = find(key) else { return }
        index.remove(old.slot)
        if old.block.due != Block.noDue { dueCount -= 1 }
        retire(old, key)
        packIfWasteful()
    }

    @usableFromInline
    func value(_ key: Span<UInt8>) -> UnsafeBufferPointer<UInt8>? { find(key)?.block.value }
}

extension StateStore {
    /// A record that was found: its slot, its location, its block.
    struct Found {
        let slot: Int
        let location: BlockLocation
        let block: Block
    }

    func find(_ key: Span<UInt8>) -> Found? {
        let tag = tag(key)
        var slot = index.home(tag)
        while true {
            let entry = index[slot]
            if entry.location == .none { return nil }
            if entry.tag == tag, let block = slab.block(at: entry.location), equal(block.key, key) {
                return Found(slot: slot, location: entry.location, block: block)
            }
            slot = index.next(slot)
        }
    }

    func tag(_ key: Span<UInt8>) -> UInt32 {
        UInt32(key.withUnsafeBufferPointer { qs_xxh3_64($0.baseAddress, $0.count) } >> 32)
    }

    /// Whether nothing of the block is needed for a rollback.
    func mayOverwrite(_ block: Block) -> Bool { !undoes || block.epoch == epoch }

    /// Takes a block that its key no longer maps to out of use: at once, or at the commit.
    mutating func retire(_ old: Found, _ key: Span<UInt8>) {
        if mayOverwrite(old.block) { return slab.release(old.location, old.block) }
        old.block.epoch = Block.replaced
        undoLog.append(key, mappedTo: old.location)
    }
}

/// Whether the bytes are the same.
private func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    return b.withUnsafeBufferPointer { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return memcmp(first, second, a.count) == 0
    }
}
