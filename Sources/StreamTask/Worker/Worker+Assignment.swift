internal import OrderDomain
internal import StateStore

// Assignment: committed offsets, the state behind them, then the records. State of tasks that were revoked is
// kept until the next assignment: what is still right in it need not be read again.

extension Worker {
    /// What the assignment needs next.
    mutating func assignmentAction() throws(CorruptState) -> WorkerAction {
        if let next = assignedNext { adopt(next) }
        switch stage {
        case .unassigned, .held: return .wait(milliseconds: WorkerSettings.idleWait)
        case .offsetsNeeded: return .fetchOffsets(inputs.map(\.number))
        case .restoreNeeded:
            return .restore(
                inputs.map { ChangelogPosition(partition: $0.number, offset: positions[$0.number]) })
        case .restoring: return .readChangelog
        case .openNeeded: return .assign(openings())
        case .open:
            if let action = positionsAction() { return action }
            return try turnAction()
        }
    }

    /// Takes a new assignment; what is kept of other tasks goes.
    private mutating func adopt(_ partitions: [InputPartition]) {
        assignedNext = nil
        let numbers = Set(partitions.map(\.partition)).sorted()
        for number in tasks.taskNumbers where !numbers.contains(number) || isStale { close(number) }
        notes.append(.assigned(numbers))
        if let surplus = numbers.last, surplus >= settings.live.partitionCount {
            repartition = Self.surplus(surplus)
        }
        inputs = numbers.map { LiveInputs(number: $0, rings: []) }
        (current, idleVisits, inHand, taking, notesAtRest) = (0, 0, nil, nil, false)
        rewindsInRow = 0
        askedPositions.removeAll()
        if let repartition { return hold(.repartitioned(repartition)) }
        for number in numbers where partitions.count(where: { $0.partition == number }) != 6 {
            return hold(.split(number))
        }
        stage = numbers.isEmpty ? .unassigned : .offsetsNeeded
        if numbers.isEmpty { notes.append(.notReady(.unassigned)) }
    }

    private static func surplus(_ number: Int32) -> WorkerFault {
        let text =
            "there is a partition \(number); the partition count cannot change: drain, then replay into "
            + "new topics"
        return WorkerFault(name: "partition-count", text: text)
    }

    private var isStale: Bool { now - parkedAt > WorkerSettings.parkLimit }

    private mutating func close(_ number: Int32) {
        tasks.closeTask(number)
        positions[number] = nil
    }

    /// The group's offsets arrived: they resolve a commit in doubt, or begin the restore.
    mutating func take(_ list: [PartitionOffsets]) {
        recover()
        if isInDoubt { return resolveDoubt(list) }
        guard stage == .offsetsNeeded else { return }
        for entry in list { offsets[entry.input] = entry }
        for task in inputs where positions[task.number] == nil { tasks.closeTask(task.number) }
        for task in inputs { openState(of: task.number) }
        restoredRecords = 0
        stage = .restoreNeeded
    }

    /// Makes room for a task's state, and takes what its directory gives.
    private mutating func openState(of number: Int32) {
        do throws(StateFailure) {
            switch try tasks.open(number, now: wall) {
            case .restored(let position, let committedAt)?:
                positions[number] = position
                loadedAt[number] = Instant(milliseconds: committedAt)
                notes.append(.stateLoaded(task: number, position: position))
            case .rebuild(let reason)?: notes.append(.stateRebuilt(task: number, reason))
            case nil: break
            }
        } catch {
            exit = .stateRefused(error)
        }
    }

    /// Takes a record of the changelog.
    ///
    /// - Parameter due: Its header `due`, in milliseconds.
    public mutating func restore(partition: Int32, key: Span<UInt8>, value: Span<UInt8>?, due: Int64?) {
        restoredRecords += 1
        counters.restored += 1
        tasks.restore(partition, key: key, value: value, due: due)
    }

    /// The changelog is not the one that the state came from: it is read from its beginning.
    mutating func forgetState(of partition: Int32) {
        tasks.discard(partition)
        positions[partition] = nil
        loadedAt[partition] = nil
        notes.append(.stateRebuilt(task: partition, .foreign(file: "the changelog")))
        stage = .restoreNeeded
    }

    mutating func finishRestore(_ ends: [ChangelogPosition]) {
        recover()
        for end in ends { positions[end.partition] = end.offset }
        settleRestore(ends)
        if exit != nil { return }
        notes.append(.restored(tasks: inputs.map(\.number), records: restoredRecords))
        do throws(CorruptState) {
            for task in inputs {
                let hasState = try tasks.adoptState(of: task.number)
                if let reason = fault(of: task.number, hasState: hasState) { return hold(reason) }
                if exit != nil { return }
            }
        } catch {
            return exit = .corrupt(error)
        }
        inputs = inputs.map { makeInputs($0.number) }
        stage = .openNeeded
    }

    /// Puts what was read of a long tail on the disk, piece by piece. Position and instant stay those of the
    /// state that was loaded: values are whole, so that to read them again changes nothing, and a state that
    /// is too old stays so.
    mutating func settleTail() {
        do throws(StateFailure) {
            for task in inputs where tasks.stagedCount(of: task.number) >= WorkerSettings.tailPiece {
                try tasks.settleTail(
                    of: task.number, at: positions[task.number] ?? 0, now: loadedAt[task.number] ?? wall)
            }
        } catch {
            exit = .stateRefused(error)
        }
    }

    private mutating func settleRestore(_ ends: [ChangelogPosition]) {
        do throws(StateFailure) {
            for end in ends {
                try tasks.settleRestore(of: end.partition, at: end.offset ?? 0, now: wall)
            }
        } catch {
            exit = .stateRefused(error)
        }
    }

    /// What stands against taking a task's records.
    private mutating func fault(of number: Int32, hasState: Bool) -> WorkerNote.NotReady? {
        let count = tasks.partitionCount(of: number)
        if hasState && count != settings.live.partitionCount {
            let text =
                "the state was made for \(count) partitions and the topics have "
                + "\(settings.live.partitionCount); drain, then replay into new topics"
            exit = .misconfigured(WorkerFault(name: "partition-count", text: text))
            return nil
        }
        for topic in InputTopic.allCases {
            let input = InputPartition(topic, number)
            guard let entry = offsets[input] else { continue }
            if let reason = fault(of: entry, hasState: hasState) { return reason }
        }
        return nil
    }

    private func fault(of entry: PartitionOffsets, hasState: Bool) -> WorkerNote.NotReady? {
        // A gap may be accepted; records judged without the state of those before them may not.
        if !hasState && entry.committed != nil { return .stateGone(entry.input.partition) }
        if settings.acceptsGap { return nil }
        guard let committed = entry.committed else {
            if hasState { return .gap(entry.input, committed: nil, start: entry.start, end: entry.end) }
            return settings.offsetReset == .none ? .noOffsets(entry.input) : nil
        }
        let isThere = entry.start...max(entry.start, entry.end) ~= committed
        return isThere ? nil : .gap(entry.input, committed: committed, start: entry.start, end: entry.end)
    }

    /// Rings that begin where the group stands.
    private mutating func makeInputs(_ number: Int32) -> LiveInputs {
        let kept = tasks.keptInputs(of: number)
        let rings = InputTopic.allCases.map { topic in
            let input = InputPartition(topic, number)
            let entry = offsets[input]
            let ring = PartitionRing(input, from: start(of: entry), applied: kept[Int(topic.rawValue)])
            ring.committed = entry?.committed == ring.start ? ring.start : nil
            if let entry { ring.note(end: entry.end) }
            return ring
        }
        return LiveInputs(number: number, rings: rings)
    }

    private mutating func start(of entry: PartitionOffsets?) -> Int64 {
        guard let entry else { return 0 }
        let kept = tasks.keptInputs(of: entry.input.partition)[Int(entry.input.topic.rawValue)].nextOffset
        // Lost offsets that are accepted as a gap: the state knows how far it has read.
        guard let committed = entry.committed ?? (kept >= 0 ? kept : nil) else {
            return settings.offsetReset == .latest ? entry.end : entry.start
        }
        let next = min(max(committed, entry.start), max(entry.start, entry.end))
        if next != entry.committed, entry.committed != nil || kept >= 0 {
            notes.append(.gapAccepted(entry.input, committed: committed, next: next))
        }
        return next
    }

    /// Where to fetch from: what is at hand beyond it is dropped, because fetching begins anew.
    private mutating func openings() -> [InputOffset] {
        inputs.flatMap { task in task.rings.map { InputOffset($0.input, rewindOffset(of: $0)) } }
    }

    /// The committed offset, or the start where nothing was committed.
    private func rewindOffset(of ring: PartitionRing) -> Int64 { ring.committed ?? ring.start }

    /// Fetching has begun: the rings begin where it does.
    mutating func open() {
        recover()
        inputs = inputs.map { task in
            let kept = tasks.keptInputs(of: task.number)
            let rings = task.rings.map { old in
                let ring = PartitionRing(
                    old.input, from: rewindOffset(of: old), applied: kept[Int(old.input.topic.rawValue)])
                ring.committed = old.committed
                if let end = old.end { ring.note(end: end) }
                return ring
            }
            return LiveInputs(number: task.number, rings: rings)
        }
        (inHand, taking, idleVisits) = (nil, nil, 0)
        (stage, lastFreshened) = (.open, now)
        tellReady()
    }

    /// The assignment is given back. State that was read half is of no use; the rest is kept.
    mutating func leaveAssignment() {
        recover()
        // What is on the disk is left to whoever comes next: another thread may be about to read it.
        let isWhole = (stage == .open || stage == .openNeeded) && settings.live.durable == nil
        if !isWhole { for task in inputs { close(task.number) } }
        for task in inputs where positions[task.number] == nil { tasks.closeTask(task.number) }
        (inputs, inHand, taking, revocation) = ([], nil, nil, nil)
        offsets.removeAll()
        parkedAt = now
        stage = .unassigned
    }
}
