internal import KafkaTransport
internal import StreamTask

extension WorkerFault {
    /// A fault by librdkafka's words, which hold no content of records.
    init(_ error: KafkaError) { self.init(name: error.detail.name, text: error.detail.text) }

    /// A client that could not be made: properties are checked before a start, so the system refused it.
    init(_ failure: ClientFailure) {
        switch failure {
        case .unknownProperty(let name): self.init(name: "unknown-property", text: name)
        case .refusedValue(let name): self.init(name: "refused-value", text: name)
        case .refused(let detail): self.init(name: detail.name, text: detail.text)
        }
    }

    /// The producer is gone: it was thrown away before.
    static let callLost = WorkerFault(
        name: "call-lost", text: "librdkafka does not come back from sending offsets; its client is given up")
    static let noProducer = WorkerFault(name: "no-producer", text: "the producer was thrown away")
}

extension KafkaError {
    var isFenced: Bool {
        switch self {
        case .fenced: true
        case .retriable, .abortable, .fatal: false
        }
    }
}
