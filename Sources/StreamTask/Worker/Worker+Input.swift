public import LogModel
internal import OrderDomain

// What happened, taken in. Only flags change here; ``Worker/next()`` draws the conclusions.

extension Worker {
    /// Takes in what happened.
    public mutating func handle(_ input: WorkerInput) {
        switch input {
        case .assigned(let partitions): assignedNext = partitions
        case .revoked(let isLost): revoke(isLost: isLost)
        case .consumerFenced:
            (mustFindTwin, mustRejoin) = (true, true)
            revoke(isLost: true)
        case .consumerFailed(let fault):
            mustRejoin = true
            revoke(isLost: true)
            retry(after: fault)
        case .repartitioned(let fault):
            repartition = fault
            hold(.repartitioned(fault))
        case .stop: stopAskedAt = stopAskedAt ?? now
        case .failed(let fault): failed(fault)
        case .producerReady: producerIsReady()
        case .producerFailed(let fault, let isFenced): producerFailed(fault, isFenced: isFenced)
        case .offsets(let list): take(list)
        case .restoring: goOnRestoring()
        case .restored(let ends): finishRestore(ends)
        case .changelogGone(let partition): forgetState(of: partition)
        case .opened: open()
        case .endOfPartition(let offset): taking?.note(endOfFile: offset)
        case .took(let end): finishTaking(end)
        case .inputFailed(_, let fault): inputFailed(fault)
        case .begun: beginTransaction()
        case .produced: outputsAreGone()
        case .produceFailed(let fault): mustAbort(fault)
        case .committed: committed()
        case .commitFailed(let failure, let fault): commitFailed(failure, fault)
        case .aborted: takeBack()
        case .ends(let ends): takeEnds(ends)
        case .changelogEnds(let ends): takeEnds(ofChangelog: ends)
        case .unassigned: leaveAssignment()
        case .twin(let name): takeTwin(name)
        case .rejoined: rejoined()
        }
    }

    /// Takes a record of the input that is being taken from; its bytes are copied.
    ///
    /// A record for which ``WorkerAction/take(_:limit:)`` left no room is dropped: the driver keeps to it.
    public mutating func offer(
        _ record: OfferedRecord, key: Span<UInt8>?, value: Span<UInt8>?, headers: [Header]
    ) {
        guard let ring = taking, ring.room > 0 else { return }
        var stamp = record.timestamp
        if ring.input.topic == .linkedTracks || ring.input.topic == .waybillLinks {
            stamp = Self.hopTimestamp(headers) ?? stamp
        }
        let timestamp = stamp.flatMap { $0 >= RecordClock.year2000 ? Instant(milliseconds: $0) : nil }
        ring.append(
            tasks.topicName(of: ring.input.topic), offset: record.offset, timestamp: timestamp, wall: wall,
            key: key, value: value, headers: headers)
        if ring.input.topic.isPrepared { preparer.decode(&ring.last) }
        ring.settleLast()
    }

    private static func hopTimestamp(_ headers: [Header]) -> Int64? {
        headers.last { $0.name == HopHeader.timestamp }?.value.flatMap {
            Int64(String(decoding: $0, as: UTF8.self))
        }
    }

    private mutating func finishTaking(_ end: Int64?) {
        if let end { taking?.note(end: end) }
        taking = nil
    }

    private mutating func goOnRestoring() {
        recover()
        stage = .restoring
        settleTail()
    }

    private mutating func failed(_ fault: WorkerFault) {
        // What was read of the changelog is read again: values are whole, so that changes nothing.
        if stage == .restoring { stage = .restoreNeeded }
        retry(after: fault)
        failures += 1
        guard failures >= WorkerSettings.patience else { return }
        // After a broker's crash librdkafka 2.0.2 may ask for a leader that it never learns of.
        failures = 0
        (isStuck, mustRejoin) = (true, true)
        revoke(isLost: true)
    }

    private mutating func rejoined() { (mustRejoin, isStuck) = (false, false) }

    /// The offsets are looked at anew: they say what became of the log.
    private mutating func inputFailed(_ fault: WorkerFault) {
        taking = nil
        if transaction != .closed { transaction = .aborting }
        stage = .offsetsNeeded
        retry(after: fault)
    }

    private mutating func revoke(isLost: Bool) {
        assignedNext = nil
        revocation = Revocation(isLost: isLost || revocation?.isLost == true)
        notes.append(.revoked(isLost: isLost))
    }

    private mutating func takeTwin(_ name: String?) {
        mustFindTwin = false
        recover()
        if let name { exit = .fenced(by: name) } else { notes.append(.noTwin) }
    }

    /// Commits what is open, and takes no more records.
    mutating func hold(_ reason: WorkerNote.NotReady) {
        stage = .held
        notes.append(.notReady(reason))
    }
}

extension Record {
    /// Overwrites key, value and headers; the buffers are kept.
    mutating func fill(key: Span<UInt8>?, value: Span<UInt8>?, headers: [Header]) {
        self.key.clear()
        payload.clear()
        (hasKey, hasPayload) = (key != nil, value != nil)
        if let key { self.key.appendAll(key) }
        if let value { payload.appendAll(value) }
        if !headers.isEmpty || !self.headers.isEmpty { self.headers = headers }
    }
}
