internal import OrderDomain

// Where a task's state stands in the changelog. An end of the changelog counts only once a later transaction
// of the task is committed: that proves that nobody else had the task when the end was asked for. A process
// that was thought dead would otherwise pass over what its successor has written.

extension Worker {
    /// Asks now and then where the changelog ends, between transactions: everything of ours lies before.
    mutating func positionsAction() -> WorkerAction? {
        guard transaction == .closed else { return nil }
        if notesAtRest { return .begin }
        guard now - lastAskedPositions >= WorkerSettings.positionInterval else { return nil }
        lastAskedPositions = now
        return .askChangelogEnds(inputs.map(\.number))
    }

    /// Before a stop the disk notes where the changelog ends, so that a restart reads next to nothing.
    mutating func stopAction() -> WorkerAction {
        guard stage == .open && hasProducer && settings.live.durable != nil else { return .leave(.done) }
        if notesAtRest { return .begin }
        if isNotedForStop { return .leave(.done) }
        isNotedForStop = true
        return .askChangelogEnds(inputs.map(\.number))
    }

    /// The ends arrived. A task at rest is noted on the disk too, before it grows older than the changelog
    /// keeps removals; a transaction that reads nothing does that.
    mutating func takeEnds(ofChangelog ends: [ChangelogPosition]) {
        recover()
        guard transaction == .closed, stage == .open else { return }
        for end in ends { askedPositions[end.partition] = end.offset }
        if settings.live.durable == nil { return }
        let isOld = now - lastFreshened >= WorkerSettings.freshInterval
        let isBehind = inputs.contains { positions[$0.number] != askedPositions[$0.number] }
        notesAtRest = isOld || (stopAskedAt != nil && isBehind)
    }

    /// The tasks that the transaction just begun has nothing of, and notes.
    mutating func touchTasksAtRest() {
        guard notesAtRest else { return }
        let isOld = now - lastFreshened >= WorkerSettings.freshInterval
        for task in inputs where isOld || positions[task.number] != askedPositions[task.number] {
            task.isTouched = true
        }
        lastFreshened = now
    }

    /// A transaction of the task is committed: the end that was asked for before is its position.
    mutating func provePosition(of task: Int32) {
        if let end = askedPositions.removeValue(forKey: task) { positions[task] = end }
    }
}
