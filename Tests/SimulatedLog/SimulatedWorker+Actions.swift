internal import StreamTask

// Actions carried out. An action that the cluster cannot answer yet is not answered: it is asked for again.

extension SimulatedWorker {
    func carryOut(_ action: WorkerAction) {
        isIdle = false
        if action.mayFail && dice.chance(faults.actionFails) { return answer(.failed(.simulated)) }
        switch action {
        case .wait(let milliseconds): sleep(milliseconds)
        case .renewProducer: renewProducer()
        case .fetchOffsets(let tasks): fetchOffsets(tasks)
        case .restore(let positions): restore(positions)
        case .readChangelog: readChangelog()
        case .assign(let offsets):
            fetchers = offsets.map(Fetcher.init)
            answer(.opened)
        case .take(let input, let limit): take(input, limit)
        case .begin: begin()
        case .produce: produce()
        case .commit(let offsets, let tag): commit(offsets, tag)
        case .abort: abort()
        case .askEnds(let task): askEnds(task)
        case .askChangelogEnds(let tasks):
            answer(
                .changelogEnds(
                    tasks.map { ChangelogPosition(partition: $0, offset: changelog($0).highWatermark) }))
        case .unassign:
            fetchers = []
            if consumer == .revoking {
                consumer = .joining
                join()
            }
            answer(.unassigned)
        case .findTwin:
            answer(.twin(log.group.twin(of: instance, client: client).map { "\(instance)#\($0)" }))
        case .rejoin:
            consumer = .joining
            join()
            answer(.rejoined)
        case .leave(let exit): self.exit = exit
        }
    }

    private func changelog(_ partition: Int32) -> PartitionLog { log[.output(.changelog), partition] }

    // MARK: - Offsets, state, records

    private func fetchOffsets(_ tasks: [Int32]) {
        let inputs = tasks.flatMap { task in InputTopic.allCases.map { InputPartition($0, task) } }
        do throws(BrokerFault) {
            let committed = try log.stableOffsets(of: inputs)
            answer(.offsets(inputs.map { offsets(of: $0, committed[$0]) }))
        } catch {
            answer(.failed(.simulated))
        }
    }

    private func offsets(of input: InputPartition, _ committed: CommittedOffset?) -> PartitionOffsets {
        let log = log[.input(input.topic), input.partition]
        return PartitionOffsets(
            input, committed: committed?.offset, tag: committed.flatMap { TransactionTag(text: $0.metadata) },
            start: 0, end: seesHighWatermark ? log.highWatermark : log.lastStableOffset)
    }

    private func restore(_ positions: [ChangelogPosition]) {
        reading = positions.map { position in
            let log = changelog(position.partition)
            let target = planted == .restoreToStableOffset ? log.lastStableOffset : log.highWatermark
            return (position.partition, position.offset ?? 0, target)
        }
        answer(.restoring)
    }

    private func readChangelog() {
        for index in reading.indices {
            let (partition, position, target) = reading[index]
            if position >= target { continue }
            let (records, next) = changelog(partition).read(from: position, limit: 1 + dice.below(60))
            for record in records { restore(record, of: partition) }
            reading[index].position = next
        }
        let isWhole = reading.allSatisfy { $0.position >= $0.target }
        if !isWhole { return answer(.restoring) }
        answer(.restored(reading.map { ChangelogPosition(partition: $0.partition, offset: $0.position) }))
    }

    private func take(_ input: InputPartition, _ limit: Int) {
        if dice.chance(faults.actionFails / 20) { return answer(.inputFailed(input, .simulated)) }
        guard let index = fetchers.firstIndex(where: { $0.input == input }) else {
            return answer(.took(end: nil))
        }
        let count = min(limit, fetchers[index].atHand.count, 1 + dice.below(50))
        for record in fetchers[index].atHand.prefix(count) { offer(record) }
        fetchers[index].atHand.removeFirst(count)
        trace?("\(log.now) \(name)   \(count) records of \(input.topic)-\(input.partition)")
        if fetchers[index].atHand.isEmpty, let end = fetchers[index].endOfFile {
            fetchers[index].endOfFile = nil
            answer(.endOfPartition(end))
        }
        answer(.took(end: fetchers[index].cachedEnd))
    }

    private func restore(_ record: StoredRecord, of partition: Int32) {
        let key = record.key ?? []
        if let value = record.value {
            worker.restore(partition: partition, key: key.span, value: value.span, due: record.due)
        } else {
            worker.restore(partition: partition, key: key.span, value: nil, due: nil)
        }
    }

    private func offer(_ record: StoredRecord) {
        let offered = OfferedRecord(offset: record.offset, timestamp: record.timestamp)
        let headers = record.headers
        switch (record.key, record.value) {
        case (let key?, let value?): worker.offer(offered, key: key.span, value: value.span, headers: headers)
        case (let key?, nil): worker.offer(offered, key: key.span, value: nil, headers: headers)
        case (nil, let value?): worker.offer(offered, key: nil, value: value.span, headers: headers)
        case (nil, nil): worker.offer(offered, key: nil, value: nil, headers: headers)
        }
    }

    private func askEnds(_ task: Int32) {
        answer(
            .ends(
                InputTopic.allCases.map { topic in
                    let log = log[.input(topic), task]
                    return InputOffset(
                        InputPartition(topic, task),
                        seesHighWatermark ? log.highWatermark : log.lastStableOffset)
                }))
    }
}
