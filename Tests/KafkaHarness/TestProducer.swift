public import KafkaTransport

/// A transactional producer that turns every unwanted ending into an error, for tests that are not about
/// it.
public struct TestProducer: ~Copyable {
    private let idle: IdleProducer

    /// Makes and initialises it.
    public init(
        _ address: String, id: String, topics: [String], transactionTimeoutMilliseconds: Int = 120_000
    ) throws {
        let properties: KafkaProperties = [
            "bootstrap.servers": address, "transactional.id": id, "linger.ms": "5",
            "transaction.timeout.ms": "\(transactionTimeoutMilliseconds)",
        ]
        idle = try Self.initialised(NewProducer(properties, topics: topics))
    }

    private init(_ idle: consuming IdleProducer) { self.idle = idle }

    /// Initialises a producer, again where that is asked for.
    public static func initialised(_ new: consuming NewProducer) throws -> IdleProducer {
        var next = new
        for _ in 0..<10 {
            switch next.initialise(timeoutMilliseconds: 10_000) {
            case .ready(let idle): return idle
            case .unfinished(let again, _): next = again
            case .failed(let error): throw error
            }
        }
        throw TestFailure.timeout
    }

    /// Opens a transaction.
    public consuming func begin() throws -> Open { Open(try idle.begin()) }

    /// One with a transaction open.
    public struct Open: ~Copyable {
        /// The transaction itself.
        public var transaction: OpenTransaction

        init(_ transaction: consuming OpenTransaction) { self.transaction = transaction }

        /// Produces a record to the first topic.
        public mutating func produce(_ value: String, key: String? = nil, partition: Int32 = 0) throws {
            var headers = OutgoingHeaders()
            let (key, value) = (key.map { Array($0.utf8) }, Array(value.utf8))
            while try !transaction.produce(
                topic: 0, partition: partition, key: key?.span, value: value.span,
                timestamp: 1_700_000_000_000,
                headers: &headers)
            {
                transaction.makeRoom(timeoutMilliseconds: 1_000)
            }
        }

        /// Tries to commit.
        public consuming func tryCommit(timeoutMilliseconds: Int32 = -1) -> CommitEnding {
            transaction.commit(timeoutMilliseconds: timeoutMilliseconds)
        }

        /// Commits, and gives the producer back.
        @discardableResult
        public consuming func commit() throws -> TestProducer {
            switch transaction.commit(timeoutMilliseconds: -1) {
            case .committed(let idle): return TestProducer(idle)
            case .unfinished(_, let error): throw error
            case .mustAbort(_, let error): throw error
            case .inDoubt(let error): throw error
            case .fenced(let error): throw error
            }
        }

        /// Aborts, and gives the producer back.
        @discardableResult
        public consuming func abort() throws -> TestProducer {
            switch transaction.abort(timeoutMilliseconds: -1) {
            case .aborted(let idle): return TestProducer(idle)
            case .unfinished(_, let error): throw error
            case .lost(let error): throw error
            }
        }
    }
}
