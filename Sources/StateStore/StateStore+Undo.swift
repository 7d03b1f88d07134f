// Changes that can be taken back. The first one of a record in a transaction leaves its block as the last
// commit had it, every later one overwrites what the transaction itself wrote.

extension StateStore {
    mutating func stageUndoably(_ key: Span<UInt8>, _ value: Span<UInt8>, _ due: Int64) {
        let bytes = Block.headBytes + key.count + value.count
        let known = knownRecord(key)
        let tag = known.map { index[$0.slot].tag } ?? tag(key)
        guard let old = known ?? find(key, tag, removed: false) ?? findRemoved(key, tag) else {
            let (location, block) = slab.allocate(bytes)
            let step = undoLog.begin(current: location, former: .none, formerDue: Block.noDue)
            block.write(key: key, value: value, due: due, step: step)
            index.insert(tag, location)
            return enqueue(due, tag)
        }
        let former = old.block.due
        if undoLog.mayOverwrite(old.block, at: old.location), slab.fits(bytes, old.block, at: old.location) {
            old.block.write(key: key, value: value, due: due, step: old.block.step)
        } else {
            let (location, block) = slab.allocate(bytes)
            let step = replace(old, with: location)
            block.write(key: key, value: value, due: due, step: step)
        }
        requeue(from: former, to: due, tag)
    }

    mutating func removeUndoably(_ key: Span<UInt8>) {
        guard let old = find(key) else { return }
        let due = old.block.due
        if due != Block.noDue { dueCount -= 1 }
        guard undoLog.covers(old.block, at: old.location) else {
            old.block.step = undoLog.begin(current: old.location, former: old.location, formerDue: due)
            return hide(old.block)
        }
        let step = old.block.step
        let former = undoLog.steps[Int(step)].former
        if let block = former == .none ? nil : slab.block(at: former) {
            if former != old.location {
                index.relocate(old.slot, to: former)
                slab.release(old.location, old.block)
                undoLog.move(step, to: former)
                block.step = step
            }
            hide(block)
        } else {
            index.remove(old.slot)
            slab.release(old.location, old.block)
            undoLog.void(step)
        }
    }

    /// Takes the due of a record away.
    mutating func clearDue(_ found: Found) {
        let block = found.block
        if undoes, !undoLog.covers(block, at: found.location) {
            block.step = undoLog.begin(current: found.location, former: found.location, formerDue: block.due)
        }
        block.due = Block.noDue
        dueCount -= 1
    }

    /// A record that the open transaction removed stays in the index, so that its key has one step however
    /// often it comes and goes.
    private func findRemoved(_ key: Span<UInt8>, _ tag: UInt32) -> Found? {
        undoLog.removedCount > 0 ? find(key, tag, removed: true) : nil
    }

    private mutating func hide(_ block: Block) {
        block.isRemoved = true
        block.due = Block.noDue
        undoLog.removedCount += 1
    }

    /// Lets the key of `old` map to another block.
    ///
    /// - Returns: The key's step.
    private mutating func replace(_ old: Found, with location: BlockLocation) -> UInt32 {
        index.relocate(old.slot, to: location)
        if old.block.isRemoved {
            old.block.isRemoved = false
            undoLog.removedCount -= 1
        }
        guard undoLog.covers(old.block, at: old.location) else {
            return undoLog.begin(current: location, former: old.location, formerDue: old.block.due)
        }
        let step = old.block.step
        if undoLog.mayOverwrite(old.block, at: old.location) { slab.release(old.location, old.block) }
        undoLog.move(step, to: location)
        return step
    }
}
