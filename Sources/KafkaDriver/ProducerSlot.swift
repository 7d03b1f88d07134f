internal import KafkaTransport
internal import StreamTask

/// The driver's one producer, in whichever state it is.
enum ProducerSlot: ~Copyable {
    case none
    case idle(IdleProducer)
    case open(OpenTransaction)
    case committing(CommittingTransaction)
    case aborting(AbortingTransaction)

    /// Takes the producer out and leaves none.
    mutating func take() -> ProducerSlot {
        var taken = ProducerSlot.none
        swap(&taken, &self)
        return taken
    }

    /// What happened in the background; `nil` when nothing did.
    func poll() -> ClientEvent? {
        switch self {
        case .none: nil
        case .idle(let producer): producer.poll()
        case .open(let producer): producer.poll()
        case .committing(let producer): producer.poll()
        case .aborting(let producer): producer.poll()
        }
    }

    /// Throws the producer away and lets another end what it left open.
    ///
    /// One that got no answer in time is thrown away as well: where connections are cut again and again,
    /// librdkafka 2.0.2 can wait for ever for a coordinator that it no longer asks for.
    mutating func renew(_ properties: KafkaProperties, topics: [String]) -> WorkerInput {
        self = .none
        do throws(ClientFailure) {
            return initialise(try NewProducer(properties, topics: topics))
        } catch {
            return .producerFailed(WorkerFault(error), isFenced: false)
        }
    }

    private mutating func initialise(_ fresh: consuming NewProducer) -> WorkerInput {
        switch fresh.initialise(timeoutMilliseconds: DriverTimes.initialise) {
        case .ready(let producer):
            self = .idle(producer)
            return .producerReady
        case .unfinished(_, let error): return .producerFailed(WorkerFault(error), isFenced: false)
        case .failed(let error): return .producerFailed(WorkerFault(error), isFenced: error.isFenced)
        }
    }

    mutating func begin() -> WorkerInput {
        guard case .idle(let producer) = take() else { return .produceFailed(.noProducer) }
        do throws(KafkaError) {
            self = .open(try producer.begin())
            return .begun
        } catch {
            return .produceFailed(WorkerFault(error))
        }
    }

    /// Puts the offsets into the transaction and commits.
    mutating func commit(
        _ offsets: [CommittedOffset], of group: consuming GroupMetadata
    ) -> WorkerInput {
        switch take() {
        case .open(let transaction):
            let ending = transaction.sendOffsets(
                offsets, of: group, timeoutMilliseconds: DriverTimes.transaction,
                graceMilliseconds: DriverTimes.grace)
            switch consume ending {
            case .sent(let transaction):
                return take(transaction.commit(timeoutMilliseconds: DriverTimes.transaction))
            case .failed(let transaction, let error): return sendingFailed(transaction, error)
            case .lost: return .commitFailed(.inDoubt, .callLost)
            }
        case .committing(let transaction):
            return take(transaction.commit(timeoutMilliseconds: DriverTimes.transaction))
        case _: return .commitFailed(.inDoubt, .noProducer)
        }
    }

    private mutating func sendingFailed(
        _ transaction: consuming OpenTransaction, _ error: KafkaError
    ) -> WorkerInput {
        switch error {
        case .retriable:
            self = .open(transaction)
            return .commitFailed(.retriable, WorkerFault(error))
        case .abortable:
            self = .open(transaction)
            return .commitFailed(.mustAbort, WorkerFault(error))
        case .fenced: return .commitFailed(.fenced, WorkerFault(error))
        case .fatal: return .commitFailed(.inDoubt, WorkerFault(error))
        }
    }

    private mutating func take(_ ending: consuming CommitEnding) -> WorkerInput {
        switch consume ending {
        case .committed(let producer):
            self = .idle(producer)
            return .committed
        case .unfinished(let transaction, let error):
            self = .committing(transaction)
            return .commitFailed(.retriable, WorkerFault(error))
        case .mustAbort(let transaction, let error):
            self = .aborting(transaction)
            return .commitFailed(.mustAbort, WorkerFault(error))
        case .inDoubt(let error): return .commitFailed(.inDoubt, WorkerFault(error))
        case .fenced(let error): return .commitFailed(.fenced, WorkerFault(error))
        }
    }

    mutating func abort() -> WorkerInput {
        let ending: AbortEnding
        switch take() {
        case .open(let transaction):
            ending = transaction.abort(timeoutMilliseconds: DriverTimes.transaction)
        case .aborting(let transaction):
            ending = transaction.abort(timeoutMilliseconds: DriverTimes.transaction)
        case .idle(let producer):
            self = .idle(producer)
            return .aborted
        case _: return .producerFailed(.noProducer, isFenced: false)
        }
        switch consume ending {
        case .aborted(let producer):
            self = .idle(producer)
            return .aborted
        case .unfinished(let transaction, let error):
            self = .aborting(transaction)
            return .failed(WorkerFault(error))
        case .lost(let error): return .producerFailed(WorkerFault(error), isFenced: error.isFenced)
        }
    }
}

/// How long calls may block, in milliseconds. A commit that takes longer is called again.
enum DriverTimes {
    static let initialise: Int32 = 5_000
    static let transaction: Int32 = 3_000
    /// How far beyond its time a call is waited for that librdkafka may never end.
    static let grace: Int32 = 2_000
    static let question: Int32 = 5_000
    static let close: Int32 = 5_000
    /// The longest wait for records, so that a stop is noticed.
    static let wait: Int64 = 100
}
