extension StateStore {
    /// Makes everything since the last commit final.
    ///
    /// Cost: a few nanoseconds a changed key.
    public mutating func commit() {
        guard undoes else { return }
        for step in undoLog.steps {
            switch step {
            case .block(let location, _):
                if location != .none, let block = slab.block(at: location) { slab.release(location, block) }
            case .due: break
            }
        }
        beginTransaction()
        packIfWasteful()
    }

    /// Takes everything since the last commit back: keys, values and dues.
    ///
    /// - Precondition: The store was made with `undo: true`.
    public mutating func rollback() {
        precondition(undoes, "state: a store without undo cannot roll back")
        scatter()
        for step in undoLog.steps.reversed() {
            switch step {
            case .block(let location, let key): restore(location, key)
            case .due(let due, let location): restore(due, location)
            }
        }
        beginTransaction()
    }

    private mutating func beginTransaction() {
        undoLog.removeAll()
        epoch = epoch == UInt32.max ? Block.firstEpoch : epoch + 1
    }

    private mutating func restore(_ location: BlockLocation, _ keyRange: Range<Int>) {
        var key: [UInt8] = []
        undoLog.withKey(keyRange) { span in span.withUnsafeBufferPointer { key.append(contentsOf: $0) } }
        if let newer = find(key.span) {
            if newer.block.due != Block.noDue { dueCount -= 1 }
            slab.release(newer.location, newer.block)
            index.remove(newer.slot)
        }
        guard location != .none, let block = slab.block(at: location) else { return }
        block.epoch = Block.settled
        let tag = tag(key.span)
        index.insert(tag, location)
        enqueue(block.due, tag)
    }

    private mutating func restore(_ due: Int64, _ location: BlockLocation) {
        guard let block = slab.block(at: location) else { return }
        block.due = due
        enqueue(due, tag(block.key.span))
    }
}
