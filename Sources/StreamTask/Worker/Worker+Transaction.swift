internal import OrderDomain
internal import StateStore

// Transactions: begun with the first thing to do, closed by age, size, revocation or stop; ended one way or
// the other before anything else is done.

extension Worker {
    /// What the transaction needs, if it needs anything.
    mutating func transactionAction() throws(CorruptState) -> WorkerAction? {
        if isInDoubt {
            if !hasProducer { return .renewProducer }
            return .fetchOffsets(attempt?.offsets.tasks ?? [])
        }
        if transaction != .closed && !hasProducer { return .renewProducer }
        switch transaction {
        case .closed: return nil
        case .aborting: return .abort
        case .open:
            if revocation?.isLost == true {
                transaction = .aborting
                return .abort
            }
            if outputs.bytes.count >= WorkerSettings.stepBytes { return .produce }
            if !mustClose { return nil }
            closeTransaction()
            return outputs.entries.isEmpty ? commitAction() : .produce
        case .closing: return outputs.entries.isEmpty ? commitAction() : .produce
        }
    }

    /// A transaction closes between records; while clocks fire before one, only by age.
    private var mustClose: Bool {
        if case .record(let ring)? = inHand, ring.input.topic == .linkedTracks { return false }
        if now - begunAt >= settings.commitInterval { return true }
        if revocation != nil || stopAskedAt != nil || stage == .held || notesAtRest { return true }
        return recordsInTransaction >= settings.commitRecords && inHand == nil
    }

    /// Milliseconds until the open transaction closes by age.
    var untilClose: Int64? {
        transaction == .open ? max(0, begunAt + settings.commitInterval - now) : nil
    }

    mutating func beginTransaction() {
        recover()
        (transaction, begunAt, recordsInTransaction) = (.open, now, 0)
        touchTasksAtRest()
    }

    /// Writes what changed of every touched task's state behind its outputs.
    private mutating func closeTransaction() {
        transaction = .closing
        var offsets: [InputOffset] = []
        for task in inputs where task.isTouched {
            tasks.stageRecord(of: task.number, inputs: task.rings.map(\.kept))
            tasks.emitChangelog(of: task.number, at: wall)
            offsets += task.uncommitted
            // A transaction that read nothing commits an offset again, for its tag.
            if task.uncommitted.isEmpty {
                offsets.append(InputOffset(task[.orders].input, task[.orders].nextOffset))
            }
        }
        attempt = (offsets, TransactionTag(number: nextTag))
        isAttemptUnanswered = false
        nextTag &+= 1
    }

    private func commitAction() -> WorkerAction {
        guard let attempt else { return .abort }
        return .commit(attempt.offsets, tag: attempt.tag)
    }

    mutating func outputsAreGone() {
        counters.outputs += tasks.outputs.entries.count
        tasks.outputs.removeAll()
    }

    mutating func committed() {
        recover()
        counters.commits += 1
        settle()
    }

    /// The attempt has happened: what was staged is final.
    private mutating func settle() {
        do throws(StateFailure) {
            for task in inputs where task.isTouched {
                provePosition(of: task.number)
                try tasks.commit(task.number, at: positions[task.number] ?? 0, now: wall)
                task.markCommitted()
            }
        } catch {
            exit = .stateRefused(error)
        }
        (transaction, attempt, notesAtRest) = (.closed, nil, false)
        endRewinds()
        if inHand == nil { nextTask() }
        checkMemory()
        if tasks.unroutedTracks > notedUnrouted {
            notedUnrouted = tasks.unroutedTracks
            notes.append(.unrouted(notedUnrouted))
        }
    }

    /// A transaction came to its end: those before it are forgotten.
    private mutating func endRewinds() {
        (rewindsInRow, rewindCause) = (0, nil)
        if isOutTold { recover() }
    }

    /// CONTRACT 5, `state-memory`: past it no more records are taken.
    private mutating func checkMemory() {
        guard let limit = settings.stateLimit, stage == .open else { return }
        let bytes = tasks.stateBytes
        if bytes > limit { hold(.stateMemory(bytes: bytes, limit: limit)) }
    }

    mutating func mustAbort(_ fault: WorkerFault) {
        if transaction == .closed {
            hasProducer = false
            return retry(after: fault)
        }
        notes.append(.rewound(fault))
        rewindCause = fault
        transaction = .aborting
    }

    mutating func commitFailed(_ failure: CommitFailure, _ fault: WorkerFault) {
        switch failure {
        case .retriable:
            retry(after: fault)
            isAttemptUnanswered = true
            if now + pause - begunAt < settings.transactionTimeout { return }
            giveProducerUp()
        case .mustAbort:
            // An earlier call that got no answer may have committed it.
            if isAttemptUnanswered { giveProducerUp() } else { mustAbort(fault) }
        case .inDoubt:
            notes.append(.retrying(fault, pause: 0))
            giveProducerUp()
        case .fenced:
            notes.append(.retrying(fault, pause: 0))
            mustFindTwin = true
            giveProducerUp()
        }
    }

    /// A producer whose commit is in doubt is never used again (DESIGN 6).
    private mutating func giveProducerUp() { (hasProducer, isInDoubt) = (false, true) }

    mutating func producerIsReady() {
        recover()
        if hasProducer == false { notes.append(.producerRenewed) }
        hasProducer = true
        // Its making has ended whatever was open.
        if !isInDoubt && transaction != .closed { takeBack() }
    }

    mutating func producerFailed(_ fault: WorkerFault, isFenced: Bool) {
        hasProducer = false
        if isFenced { mustFindTwin = true }
        retry(after: fault)
    }

    /// Takes the transaction back: state, outputs and what was read.
    mutating func takeBack() {
        counters.aborts += 1
        tasks.outputs.removeAll()
        for task in inputs {
            if task.isTouched { takeBack(task.number) }
            task.isTouched = false
        }
        (transaction, attempt, inHand, notesAtRest) = (.closed, nil, nil, false)
        if stage == .open { stage = .openNeeded }
        pauseAfterRewind()
    }

    private mutating func takeBack(_ task: Int32) {
        if settings.planted == .stagedWriteKept { tasks.task(task)?.store.commit() }
        tasks.rollback(task)
    }

    /// Whether the attempt in doubt has happened, by what the group has.
    mutating func resolveDoubt(_ list: [PartitionOffsets]) {
        guard let attempt else { return isInDoubt = false }
        let wasCommitted = list.contains { entry in
            entry.tag == attempt.tag && attempt.offsets.contains { $0.input == entry.input }
        }
        isInDoubt = false
        notes.append(.doubtResolved(wasCommitted: wasCommitted))
        if wasCommitted { settle() } else { takeBack() }
    }
}

extension [InputOffset] {
    /// The tasks that they belong to, each once.
    var tasks: [Int32] {
        var numbers: [Int32] = []
        for offset in self where !numbers.contains(offset.input.partition) {
            numbers.append(offset.input.partition)
        }
        return numbers
    }
}
