internal import Dispatch
internal import Synchronization

/// How the sending of offsets within a limit came out.
public enum OffsetsEnding: ~Copyable {
    /// They are part of the transaction.
    case sent(OpenTransaction)
    /// As ``OpenTransaction/sendOffsets(_:of:timeoutMilliseconds:)`` throws.
    case failed(OpenTransaction, KafkaError)
    /// librdkafka did not come back. The client is given up, and destroyed should it ever return; the
    /// transaction is not committed, and a successor's `initialise` aborts it.
    case lost
}

extension OpenTransaction {
    /// ``sendOffsets(_:of:timeoutMilliseconds:)``, on a thread of its own that is left alone where it does
    /// not come back.
    ///
    /// librdkafka's call ignores its timeout where it waits for the group's coordinator, and can wait for
    /// ever where connections end at a bad moment (its issue 5456, in all versions up to 2.14). Costs two
    /// switches of threads, about 20 µs.
    ///
    /// - Parameter graceMilliseconds: How far beyond the time given it is waited for.
    public consuming func sendOffsets(
        _ offsets: [CommittedOffset], of group: consuming GroupMetadata, timeoutMilliseconds: Int32,
        graceMilliseconds: Int32
    ) -> OffsetsEnding {
        let call = OffsetsCall(self, offsets, of: group, timeoutMilliseconds)
        OffsetsCall.queue.async { call.run() }
        return call.ending(withinMilliseconds: timeoutMilliseconds + graceMilliseconds)
    }
}

/// One call, shared by the thread that makes it and the one that waits; whoever is last has the transaction.
private final class OffsetsCall: @unchecked Sendable {
    private enum State { case running, ended(KafkaError?), abandoned }

    static let queue = DispatchQueue(label: "qianshou.offsets", attributes: .concurrent)

    /// The calling thread's until ``state`` has left `running`.
    private var transaction: OpenTransaction?
    private let group: GroupMetadata
    private let offsets: [CommittedOffset]
    private let timeoutMilliseconds: Int32
    private let state = Mutex(State.running)
    private let end = DispatchSemaphore(value: 0)

    init(
        _ transaction: consuming OpenTransaction, _ offsets: [CommittedOffset],
        of group: consuming GroupMetadata, _ timeoutMilliseconds: Int32
    ) {
        self.transaction = consume transaction
        self.group = group
        (self.offsets, self.timeoutMilliseconds) = (offsets, timeoutMilliseconds)
    }

    func run() {
        guard var open = transaction.take() else { return }
        var failure: KafkaError?
        do throws(KafkaError) {
            try open.sendOffsets(offsets, of: group, timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            failure = error
        }
        transaction = consume open
        let isAwaited = state.withLock { state in
            if case .abandoned = state { return false }
            state = .ended(failure)
            return true
        }
        // Else nobody has the transaction any more: its client is destroyed here.
        if isAwaited { end.signal() } else { transaction = nil }
    }

    func ending(withinMilliseconds limit: Int32) -> OffsetsEnding {
        _ = end.wait(timeout: .now() + .milliseconds(Int(limit)))
        let ended: KafkaError?? = state.withLock { state in
            if case .ended(let failure) = state { return .some(failure) }
            state = .abandoned
            return nil
        }
        guard let ended, let open = transaction.take() else { return .lost }
        if let failure = ended { return .failed(open, failure) }
        return .sent(open)
    }
}
