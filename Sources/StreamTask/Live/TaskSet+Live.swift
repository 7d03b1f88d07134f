internal import LogModel
internal import OrderDomain
internal import StateStore
internal import Wire

// What a worker asks of its tasks beside processing records: state out to the changelog and back, and time
// that follows the wall.

extension TaskSet {
    /// The name of an input topic, for `causedBy` and dead letters.
    func topicName(of topic: InputTopic) -> [UInt8] {
        topic.role.map { topics[$0] } ?? topics.waybillLinks
    }

    /// Makes room for a task's state, and fills it from its directory where it has one.
    ///
    /// - Returns: What the directory gave; `nil` without one, and where the state is here already.
    /// - Throws: What the disk refused.
    mutating func open(_ number: Int32, now: Instant) throws(StateFailure) -> Restoration? {
        if task(number) != nil { return nil }
        let task = openTask(number)
        guard let durable = live?.durable else { return nil }
        let restoration = try task.open(durable, now: now)
        if case .restored = restoration { task.takesTail = true }
        return restoration
    }

    /// Takes a record of the changelog.
    mutating func restore(_ number: Int32, key: Span<UInt8>, value: Span<UInt8>?, due: Int64?) {
        guard let task = task(number) else { return }
        if task.takesTail {
            task.restoreTail(key, value, due: due)
        } else {
            task.store.restore(key, value: value, due: due)
        }
    }

    /// Keys that changed since the last commit.
    func stagedCount(of number: Int32) -> Int { task(number)?.store.stagedCount ?? 0 }

    /// Makes a piece of the changelog's tail final; more follows.
    ///
    /// - Throws: What the disk refused.
    func settleTail(of number: Int32, at position: Int64, now: Instant) throws(StateFailure) {
        try task(number)?.settle(at: position, now: now)
    }

    /// Ends a restore.
    ///
    /// - Parameter position: Where the changelog was read to.
    /// - Throws: What the disk refused.
    func settleRestore(of number: Int32, at position: Int64, now: Instant) throws(StateFailure) {
        try task(number)?.settle(at: position, now: now)
        task(number)?.takesTail = false
    }

    /// Bytes of memory that the tasks' state takes.
    var stateBytes: Int { taskNumbers.reduce(0) { $0 + (task($1)?.residentBytes ?? 0) } }

    /// Takes the task's own record out of its restored state.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``CorruptState`` where it does not read.
    func adoptState(of number: Int32) throws(CorruptState) -> Bool {
        guard let task = task(number) else { return false }
        var bytes: [UInt8] = []
        let key = StateKey.task
        guard task.store.read(key.span, into: &bytes) else { return task.adopt(nil) }
        do {
            return task.adopt(try TaskRecord(decoding: bytes.span))
        } catch {
            throw CorruptState(cause: error)
        }
    }

    /// For how many partitions a task's state was made.
    func partitionCount(of number: Int32) -> Int32 { task(number)?.record.partitionCount ?? 0 }

    /// How far a task has read each input.
    func keptInputs(of number: Int32) -> [TaskRecord.Input] {
        task(number)?.record.inputs ?? TaskRecord(partitionCount: 0).inputs
    }

    /// Stages the task's own record.
    mutating func stageRecord(of number: Int32, inputs: [TaskRecord.Input]) {
        guard let task = task(number) else { return }
        (task.record.time, task.record.inputs) = (task.time, inputs)
        bench.record.removeAll()
        task.record.encode(into: &bench.record)
        let key = StateKey.task
        task.keepOrder(key.span, bench.record.span, due: nil)
    }

    /// Emits every key that changed since the last commit, with its value as it is now.
    mutating func emitChangelog(of number: Int32, at timestamp: Instant) {
        guard let task = task(number) else { return }
        outputs.partition = number
        task.store.forEachStaged { key, value, due in
            outputs.emitChangelog(key, value, due: due, at: timestamp)
        }
    }

    /// Makes what was staged final.
    ///
    /// - Throws: What the disk refused.
    func commit(_ number: Int32, at position: Int64, now: Instant) throws(StateFailure) {
        try task(number)?.commit(at: position, now: now)
    }

    /// Takes back what was staged.
    func rollback(_ number: Int32) { task(number)?.rollback() }

    /// Whether anything of a task falls due before `instant`.
    mutating func hasDue(_ number: Int32, before instant: Instant) -> Bool {
        guard let task = task(number) else { return false }
        return task.nextDue(before: instant, inclusive: false, into: &bench.dueKey) != nil
    }

    /// Raises a task's time without a record; ``fireNext()`` then fires what falls due before.
    mutating func rise(_ number: Int32, to instant: Instant) {
        admitted.reset()
        admitted.tasks.append(number)
        task(number)?.rise(to: instant)
    }
}
