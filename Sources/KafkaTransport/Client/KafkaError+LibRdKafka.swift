internal import CRdKafka

extension KafkaError {
    /// Takes over `error` and destroys it; `nil` is success.
    static func consuming(_ error: OpaquePointer?) -> KafkaError? {
        guard let error else { return nil }
        defer { rd_kafka_error_destroy(error) }
        return reading(error)
    }

    /// Reads an error that stays its owner's.
    static func reading(_ error: OpaquePointer) -> KafkaError {
        let code = rd_kafka_error_code(error)
        let detail = Detail(code, text: String(cString: rd_kafka_error_string(error)))
        if isFencing(code) { return .fenced(detail) }
        if rd_kafka_error_is_fatal(error) != 0 { return .fatal(detail) }
        if rd_kafka_error_txn_requires_abort(error) != 0 { return .abortable(detail) }
        if rd_kafka_error_is_retriable(error) != 0 { return .retriable(detail) }
        return .fatal(detail)
    }

    /// An error of a call that answers with a bare code; success is `nil`.
    static func ofCall(_ code: rd_kafka_resp_err_t, text: String? = nil) -> KafkaError? {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let detail = Detail(code, text: text ?? String(cString: rd_kafka_err2str(code)))
        if isFencing(code) { return .fenced(detail) }
        return isPassing(code) ? .retriable(detail) : .fatal(detail)
    }

    /// An error that a client reports by itself. librdkafka goes on trying after all but fatal ones.
    static func reported(by client: OpaquePointer, _ code: rd_kafka_resp_err_t, text: String) -> KafkaError {
        if code == RD_KAFKA_RESP_ERR__FATAL { return raised(in: client) ?? .fatal(Detail(code, text: text)) }
        // A fenced static member reports the broker's code itself.
        return isFencing(code) ? .fenced(Detail(code, text: text)) : .retriable(Detail(code, text: text))
    }

    /// The fatal error that a client is in; `nil` where it is in none.
    static func raised(in client: OpaquePointer) -> KafkaError? {
        let words = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 512)
        defer { words.deallocate() }
        words.initialize(repeating: 0)
        let code = rd_kafka_fatal_error(client, words.baseAddress, words.count)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let detail = Detail(code, text: text(words))
        return isFencing(code) ? .fenced(detail) : .fatal(detail)
    }

    static func text(_ words: UnsafeMutableBufferPointer<CChar>) -> String {
        words.baseAddress.map { String(cString: $0) } ?? ""
    }

    private static func isFencing(_ code: rd_kafka_resp_err_t) -> Bool {
        switch code {
        case RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
            RD_KAFKA_RESP_ERR_PRODUCER_FENCED, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH:
            true
        case _: false
        }
    }

    /// Whether a code stands for something that passes: an election, a start, a network, a wait too short.
    private static func isPassing(_ code: rd_kafka_resp_err_t) -> Bool {
        switch code {
        case RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR__WAIT_CACHE,
            RD_KAFKA_RESP_ERR__IN_PROGRESS, RD_KAFKA_RESP_ERR__PARTIAL, RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
            RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
            RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR__SSL, RD_KAFKA_RESP_ERR__RETRY,
            RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
            RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
            RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_COORDINATOR,
            RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR_NOT_CONTROLLER,
            RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR, RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH,
            RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH, RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT,
            RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_THROTTLING_QUOTA_EXCEEDED:
            true
        case _: false
        }
    }
}

extension KafkaError.Detail {
    init(_ code: rd_kafka_resp_err_t, text: String) {
        self.init(code: code.rawValue, name: String(cString: rd_kafka_err2name(code)), text: text)
    }
}
