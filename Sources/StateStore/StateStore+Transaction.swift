// A transaction: what is staged since the last commit, seen, made final or taken back.

extension StateStore {
    /// How many keys changed since the last commit; none without undo.
    public var stagedCount: Int { undoLog.steps.count - undoLog.voidCount }

    /// Calls `body` with every key that changed since the last commit, once, in the order of first change.
    ///
    /// A key whose due alone changed counts; one that was not there before and is gone again is left out.
    ///
    /// - Parameter body: Receives the key, its value now (`nil`: removed) and its due. The bytes are not
    ///   copied and must not outlive the call.
    ///
    /// Cost: about 10 ns a key where its record is still in the cache; nothing is allocated.
    public func forEachStaged(
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>?, _ due: Int64?) -> Void
    ) {
        forEachStagedBlock { block in
            if block.isRemoved {
                body(block.key.span, nil, nil)
            } else {
                body(block.key.span, block.value.span, block.due == Block.noDue ? nil : block.due)
            }
        }
    }

    /// The same, of records as they are in memory; one that was removed is marked so.
    func forEachStagedBlock(_ body: (Block) -> Void) {
        for step in undoLog.steps where step.current != .none {
            if let block = slab.block(at: step.current) { body(block) }
        }
    }

    /// Makes everything since the last commit final.
    ///
    /// Cost: a few nanoseconds a changed key.
    public mutating func commit() {
        for step in undoLog.steps where step.former != .none {
            guard let former = slab.block(at: step.former) else { continue }
            if former.isRemoved {
                former.isRemoved = false
                index.remove(slot(of: step.former, former))
                slab.release(step.former, former)
            } else if step.former != step.current {
                slab.release(step.former, former)
            }
        }
        undoLog.removeAll()
        packIfWasteful(mostChunks: Self.chunksACommit)
    }

    /// Takes everything since the last commit back: keys, values and dues.
    ///
    /// - Precondition: The store was made with `undo: true`.
    public mutating func rollback() {
        precondition(undoes, "state: a store without undo cannot roll back")
        scatter()
        for step in undoLog.steps where step.current != .none { takeBack(step) }
        undoLog.removeAll()
    }

    private mutating func takeBack(_ step: UndoLog.Step) {
        guard let current = slab.block(at: step.current) else { return }
        let slot = slot(of: step.current, current)
        let (tag, due) = (index[slot].tag, current.due)
        guard step.former != .none, let former = slab.block(at: step.former) else {
            if due != Block.noDue { dueCount -= 1 }
            index.remove(slot)
            return slab.release(step.current, current)
        }
        if step.former == step.current {
            former.isRemoved = false
        } else {
            index.relocate(slot, to: step.former)
            slab.release(step.current, current)
        }
        former.due = step.formerDue
        requeue(from: due, to: step.formerDue, tag)
    }

    /// The slot of a record that is in the index.
    func slot(of location: BlockLocation, _ block: Block) -> Int {
        var slot = index.home(tag(block.key.span))
        while index[slot].location != location { slot = index.next(slot) }
        return slot
    }
}
