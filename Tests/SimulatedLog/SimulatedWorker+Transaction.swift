internal import LogModel
internal import OrderDomain
internal import StreamTask

// The producer: what it is asked to send waits here for a while, as in a client's queue, and is lost with it.

extension SimulatedWorker {
    func renewProducer() {
        if planted == .reuseAfterUnknownOutcome && isCommitInDoubt && epoch != nil {
            isCommitInDoubt = false
            return answer(.producerReady)
        }
        (epoch, outbox, isCommitInDoubt, offsetsAreSent) = (nil, [], false, false)
        if dice.chance(faults.producerFails) {
            return answer(.producerFailed(.simulated, isFenced: dice.chance(200)))
        }
        do throws(BrokerFault) {
            epoch = try log.initProducer(transactionalID)
            answer(.producerReady)
        } catch {
            waitForMarkers()
        }
    }

    func begin() {
        if dice.chance(faults.produceFails / 8) { return answer(.produceFailed(.simulated)) }
        answer(.begun)
    }

    func produce() {
        if dice.chance(faults.produceFails) { return answer(.produceFailed(.simulated)) }
        let outputs = worker.outputs
        for entry in outputs.entries {
            let record = StoredRecord(
                timestamp: entry.timestamp.milliseconds,
                key: entry.hasKey ? Array(outputs.bytes[entry.key.bounds]) : nil,
                value: entry.hasValue ? Array(outputs.bytes[entry.value.bounds]) : nil,
                headers: entry.headers, due: entry.due == OutputBuffer.Entry.noDue ? nil : entry.due)
            outbox.append((record, SimulatedTopic(entry.topic), entry.partition))
        }
        if dice.chance(500) {
            do throws(BrokerFault) { try flush(atMost: 1 + dice.below(20)) } catch {
                if error == .fenced { return answer(.produceFailed(.simulated)) }
            }
        }
        answer(.produced)
    }

    private func flush(atMost limit: Int = .max) throws(BrokerFault) {
        guard let epoch else { throw .fenced }
        var sent = 0
        while sent < min(limit, outbox.count) {
            let (record, topic, partition) = outbox[sent]
            do throws(BrokerFault) {
                try log.produce(record, to: topic, partition, by: transactionalID, epoch: epoch)
            } catch {
                outbox.removeFirst(sent)
                throw error
            }
            sent += 1
        }
        outbox.removeFirst(sent)
    }

    func commit(_ offsets: [InputOffset], _ tag: TransactionTag) {
        if dice.chance(faults.commitMustAbort) { return answer(.commitFailed(.mustAbort, .simulated)) }
        let list = offsets.map { CommittedOffset(input: $0.input, offset: $0.offset, metadata: tag.text) }
        if planted == .offsetsOutsideTransaction { for offset in list { log.group.commit(offset) } }
        do throws(BrokerFault) {
            if try isCut() { return }
            try flush()
            if try isCut() { return }
            guard let epoch else { throw .fenced }
            if !offsetsAreSent {
                try log.addOffsets(
                    list, of: (instance, client, generation), by: transactionalID, epoch: epoch)
                offsetsAreSent = true
            }
            if try isCut() { return }
            try log.endTransaction(transactionalID, epoch: epoch, isCommit: true)
            if try isCut() { return }
            offsetsAreSent = false
            answer(.committed)
        } catch {
            refuse(error)
        }
    }

    private func refuse(_ fault: BrokerFault) {
        switch fault {
        case .concurrentTransactions: waitForMarkers()
        case .staleMember: answer(.commitFailed(.mustAbort, .simulated))
        case .fenced, .unstableOffsets:
            isCommitInDoubt = true
            answer(.commitFailed(.fenced, .simulated))
        }
    }

    /// The transaction before is being ended: the call takes that long.
    private func waitForMarkers() { wakesAt = log.now + dice.within(1...40) }

    /// Whether the connection is lost here: what was sent before has arrived, or not, and no answer comes.
    private func isCut() throws(BrokerFault) -> Bool {
        if dice.chance(faults.commitIsRetriable / 4) {
            answer(.commitFailed(.retriable, .simulated))
            return true
        }
        if dice.chance(faults.commitInDoubt / 4) {
            isCommitInDoubt = true
            answer(.commitFailed(dice.chance(800) ? .inDoubt : .fenced, .simulated))
            return true
        }
        return false
    }

    func abort() {
        outbox = []
        offsetsAreSent = false
        guard let epoch else { return answer(.producerFailed(.simulated, isFenced: false)) }
        if dice.chance(faults.abortFails) {
            if dice.chance(500) { try? log.endTransaction(transactionalID, epoch: epoch, isCommit: false) }
            return answer(.producerFailed(.simulated, isFenced: dice.chance(200)))
        }
        do throws(BrokerFault) {
            if log.isOpen(transactionalID, epoch: epoch) {
                try log.endTransaction(transactionalID, epoch: epoch, isCommit: false)
            } else if !log.isCurrent(transactionalID, epoch: epoch) {
                throw .fenced
            }
            answer(.aborted)
        } catch {
            answer(.producerFailed(.simulated, isFenced: true))
        }
    }
}
