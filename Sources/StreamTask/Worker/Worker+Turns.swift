internal import LogModel
internal import OrderDomain

// Turns: while there is backlog one task is served until the transaction closes, because then a transaction
// touches few orders (DESIGN 6); caught up, all in turn.

extension Worker {
    /// What the task in turn needs, or the next that needs anything.
    mutating func turnAction() throws(CorruptState) -> WorkerAction {
        while idleVisits < inputs.count {  // Bound: each pass visits another task.
            let task = inputs[current]
            if inHand == nil, let ring = task.ringToPoll(in: turn) {
                ring.polledTurn = turn
                taking = ring
                return .take(ring.input, limit: ring.room)
            }
            if let action = try serve(task) { return action }
            idleVisits += 1
            nextTask()
        }
        (idleVisits, turn) = (0, turn &+ 1)
        // Nothing more is at hand: what there is goes on its way while we wait.
        if !outputs.entries.isEmpty { return .produce }
        if let action = endsAction() { return action }
        return .wait(milliseconds: min(untilClose ?? WorkerSettings.idleWait, idleWait))
    }

    mutating func nextTask() {
        current = inputs.isEmpty ? 0 : (current + 1) % inputs.count
    }

    /// Processes some of a task's records.
    ///
    /// - Returns: What to do next; `nil` where there is nothing to process.
    private mutating func serve(_ task: LiveInputs) throws(CorruptState) -> WorkerAction? {
        if inHand == nil, case .blocked = task.next { return nil }
        if inHand == nil, case .ended = task.next {
            task.hasCaughtUp = true
            return nil
        }
        if transaction == .closed { return .begin }
        idleVisits = 0
        turn &+= 1
        task.isTouched = true
        tasks.linksMayLag = !task.hasCaughtUp
        try step(task)
        if let action = try transactionAction() { return action }
        return try turnAction()
    }

    /// Processes records until something must be handed over, fetched or committed.
    private mutating func step(_ task: LiveInputs) throws(CorruptState) {
        for _ in 0..<WorkerSettings.stepRecords {
            if inHand == nil {
                guard try takeInHand(of: task) else { return }
            }
            while inHand != nil, try tasks.fireNext() {
                if outputs.bytes.count >= WorkerSettings.stepBytes { return }
            }
            try finishInHand()
            if outputs.bytes.count >= WorkerSettings.stepBytes { return }
        }
    }

    /// Takes a task's next record in hand, or drops it where nothing of it is to be applied.
    ///
    /// - Returns: Whether there was one, and room in the transaction.
    private mutating func takeInHand(of task: LiveInputs) throws(CorruptState) -> Bool {
        guard recordsInTransaction < settings.commitRecords, case .record(let ring) = task.next
        else { return false }
        ring.classify(by: &preparer)
        if try admit(ring) { inHand = .record(ring) } else { drop(ring) }
        return true
    }

    /// Takes the first record of a ring in hand.
    private mutating func admit(_ ring: PartitionRing) throws(CorruptState) -> Bool {
        switch ring.input.topic {
        case .orders, .tracks, .afterSales:
            foresee(behind: ring)
            return try tasks.admit(ring.first.pointee)
        case .linkedTracks: return try tasks.admitLinked(ring.first.pointee)
        case .waybillLinks:
            try tasks.takeLink(ring.first.pointee)
            return false
        case .service: return false
        }
    }

    /// Asks the memory for the state that the records behind a ring's first will need.
    private mutating func foresee(behind ring: PartitionRing) {
        let number = ring.input.partition
        if let next = ring.record(behindFirst: TaskSet.foresight.index) {
            tasks.foresee(next.pointee.record.key.span, partition: number, isNear: false)
        }
        if let next = ring.record(behindFirst: TaskSet.foresight.record) {
            tasks.foresee(next.pointee.record.key.span, partition: number, isNear: true)
        }
    }

    private mutating func finishInHand() throws(CorruptState) {
        switch inHand {
        case .record(let ring):
            if ring.input.topic == .linkedTracks {
                try tasks.applyLinked(ring.first.pointee)
            } else {
                try tasks.apply(ring.first.pointee)
            }
            drop(ring)
        case .wall, nil: break
        }
        inHand = nil
    }

    private mutating func drop(_ ring: PartitionRing) {
        ring.removeFirst()
        counters.records += 1
        recordsInTransaction += 1
    }

    // MARK: - The wall clock

    private var idleWait: Int64 {
        settings.followsWall ? WorkerSettings.endsInterval : WorkerSettings.idleWait
    }

    /// Asks for the ends of a task whose next due lies behind the wall clock, while all that is known to be
    /// there has been applied: only then may its time follow the wall (CONTRACT 5).
    private mutating func endsAction() -> WorkerAction? {
        guard settings.followsWall, inHand == nil, now - lastAskedEnds >= WorkerSettings.endsInterval
        else { return nil }
        for task in inputs where task.isDrained || settings.planted == .clockBeforeBacklog {
            guard tasks.hasDue(task.number, before: wall) else { continue }
            lastAskedEnds = now
            endsAskedAt = (task.number, wall)
            return .askEnds(task.number)
        }
        return nil
    }

    /// The ends arrived: where everything before them is applied, time rises to when they were asked for.
    mutating func takeEnds(_ ends: [InputOffset]) {
        recover()
        guard let asked = endsAskedAt, stage == .open, inHand == nil,
            let task = inputs.first(where: { $0.number == asked.task })
        else { return }
        endsAskedAt = nil
        if settings.planted != .clockBeforeBacklog {
            for end in ends where !task[end.input.topic].hasApplied(upTo: end.offset) { return }
        }
        tasks.rise(task.number, to: asked.wall)
        if let place = inputs.firstIndex(where: { $0.number == asked.task }) { current = place }
        (inHand, idleVisits) = (.wall(task), 0)
    }
}
