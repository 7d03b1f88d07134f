internal import OrderDomain
package import StreamTask

/// A cluster in memory: topics, one group and a transaction coordinator, in virtual time.
///
/// It decides as Kafka does (DESIGN 6): a transaction is ended in two steps, decided at once and seen where
/// its marker is written, which may come at another time in every partition.
package final class SimulatedLog {
    package private(set) var now: Int64 = 0
    package internal(set) var group: GroupState
    let partitionCount: Int32
    /// Milliseconds after which an open transaction is aborted.
    let transactionTimeout: Int64
    /// The longest that a marker takes.
    let markerDelay: Int64
    let dice: Dice
    private var logs: [[PartitionLog]]
    private var transactions: [TransactionState] = []

    package init(partitionCount: Int32, transactionTimeout: Int64, markerDelay: Int64, dice: Dice) {
        let row = [PartitionLog](repeating: PartitionLog(), count: Int(partitionCount))
        logs = Array(repeating: row, count: SimulatedTopic.count)
        group = GroupState(partitionCount: partitionCount)
        (self.partitionCount, self.transactionTimeout) = (partitionCount, transactionTimeout)
        (self.markerDelay, self.dice) = (markerDelay, dice)
    }

    /// A partition.
    package subscript(topic: SimulatedTopic, partition: Int32) -> PartitionLog {
        _read { yield logs[topic.place][Int(partition)] }
        _modify { yield &logs[topic.place][Int(partition)] }
    }

    /// Appends a record of an input, as its producer does.
    ///
    /// - Parameter hasGap: Whether the producer used a transaction, which takes an offset behind the record.
    /// - Returns: The record's offset.
    package func append(
        _ record: StoredRecord, to topic: InputTopic, _ partition: Int32, hasGap: Bool
    ) -> Int64 {
        self[.input(topic), partition].append(record, by: nil)
        if hasGap { self[.input(topic), partition].appendMarker() }
        return self[.input(topic), partition].endOfRecords - 1
    }

    /// Lets the changelog's older records go, as a cleaner does.
    ///
    /// - Parameter removals: Removals with an older timestamp go altogether.
    package func compact(removalsBefore removals: Int64) {
        let partition = Int32(dice.below(Int(partitionCount)))
        let end = self[.output(.changelog), partition].highWatermark
        self[.output(.changelog), partition].compact(upTo: dice.within(0...end), removalsBefore: removals)
    }

    /// Lets time pass: markers are written, transactions and sessions run out.
    package func advance(to instant: Int64) {
        now = max(now, instant)
        for place in transactions.indices {
            if case .open(let since) = transactions[place].phase, now - since > transactionTimeout {
                transactions[place].epoch += 1
                decide(place, isCommit: false)
            }
            writeMarkers(of: place)
        }
        group.advance(to: now)
    }

    /// Whether every transaction has ended.
    package var isStable: Bool { transactions.allSatisfy { $0.phase == .empty } }
}

// MARK: - Transactions

extension SimulatedLog {
    /// Gives a producer the next epoch, once what was open is ended.
    func initProducer(_ transactionalID: String) throws(BrokerFault) -> Int {
        guard let place = place(of: transactionalID) else {
            transactions.append(
                TransactionState(transactionalID: transactionalID, producer: transactions.count))
            return 0
        }
        switch transactions[place].phase {
        case .empty:
            transactions[place].epoch += 1
            return transactions[place].epoch
        case .open:
            transactions[place].epoch += 1
            decide(place, isCommit: false)
            throw .concurrentTransactions
        case .ending: throw .concurrentTransactions
        }
    }

    func produce(
        _ record: StoredRecord, to topic: SimulatedTopic, _ partition: Int32, by transactionalID: String,
        epoch: Int
    ) throws(BrokerFault) {
        let place = try open(transactionalID, epoch)
        let target = PartitionPlace(topic: topic, partition: partition)
        if !transactions[place].partitions.contains(target) { transactions[place].partitions.append(target) }
        self[topic, partition].append(record, by: transactions[place].producer)
    }

    /// Puts offsets into the transaction, where the member is one of the group's generation.
    func addOffsets(
        _ offsets: [CommittedOffset], of member: (instance: String, client: Int, generation: Int),
        by transactionalID: String, epoch: Int
    ) throws(BrokerFault) {
        let place = try open(transactionalID, epoch)
        guard group.isCurrent(member.instance, client: member.client, generation: member.generation) else {
            throw .staleMember
        }
        transactions[place].offsets += offsets
    }

    /// Decides a transaction. One that this epoch has ended so before is no error.
    func endTransaction(_ transactionalID: String, epoch: Int, isCommit: Bool) throws(BrokerFault) {
        guard let place = place(of: transactionalID), transactions[place].epoch == epoch else {
            throw .fenced
        }
        switch transactions[place].phase {
        case .open: decide(place, isCommit: isCommit)
        case .empty, .ending:
            guard let last = transactions[place].lastEnd, last.epoch == epoch else { return }
            if last.isCommit != isCommit { throw .fenced }
        }
    }

    /// Whether a producer has something in an open transaction.
    func isOpen(_ transactionalID: String, epoch: Int) -> Bool {
        guard let place = place(of: transactionalID), transactions[place].epoch == epoch,
            case .open = transactions[place].phase
        else { return false }
        return true
    }

    /// Whether no younger producer has the transactional id.
    func isCurrent(_ transactionalID: String, epoch: Int) -> Bool {
        place(of: transactionalID).map { transactions[$0].epoch == epoch } ?? false
    }

    /// Committed offsets, where no transaction that would change one of them is still to be ended.
    func stableOffsets(of inputs: [InputPartition]) throws(BrokerFault) -> [InputPartition: CommittedOffset] {
        for transaction in transactions {
            for offset in transaction.offsets where inputs.contains(offset.input) { throw .unstableOffsets }
        }
        return group.offsets
    }

    private func place(of transactionalID: String) -> Int? {
        transactions.firstIndex { $0.transactionalID == transactionalID }
    }

    /// The place of a transaction that may be written to; it is opened where it is not.
    private func open(_ transactionalID: String, _ epoch: Int) throws(BrokerFault) -> Int {
        guard let place = place(of: transactionalID), transactions[place].epoch == epoch else {
            throw .fenced
        }
        switch transactions[place].phase {
        case .empty: transactions[place].phase = .open(since: now)
        case .open: break
        case .ending: throw .concurrentTransactions
        }
        return place
    }

    private func decide(_ place: Int, isCommit: Bool) {
        var markers = transactions[place].partitions.map {
            TransactionState.Marker(at: now + dice.within(0...markerDelay), place: $0)
        }
        markers.append(TransactionState.Marker(at: now + dice.within(0...markerDelay), place: nil))
        transactions[place].lastEnd = (transactions[place].epoch, isCommit)
        transactions[place].phase = .ending(isCommit: isCommit, markers: markers)
    }

    private func writeMarkers(of place: Int) {
        guard case .ending(let isCommit, let markers) = transactions[place].phase else { return }
        for marker in markers where marker.at <= now {
            if let target = marker.place {
                self[target.topic, target.partition].end(
                    transactions[place].producer, isAborted: !isCommit)
            } else {
                if isCommit { for offset in transactions[place].offsets { group.commit(offset) } }
                transactions[place].offsets = []
            }
        }
        let rest = markers.filter { $0.at > now }
        if rest.isEmpty {
            transactions[place].partitions = []
            transactions[place].phase = .empty
        } else {
            transactions[place].phase = .ending(isCommit: isCommit, markers: rest)
        }
    }
}
