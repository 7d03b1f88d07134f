internal import CRdKafka

/// A plain librdkafka client for what the product never does: producing without transactions, deleting.
final class RawClient: Sendable {
    nonisolated(unsafe) let pointer: OpaquePointer

    init(_ address: String, _ properties: [String: String] = [:]) throws {
        guard let configuration = rd_kafka_conf_new() else { throw TestFailure.unexpected("no memory") }
        let all = properties.merging(["bootstrap.servers": address]) { given, _ in given }
        for (name, value) in all {
            guard rd_kafka_conf_set(configuration, name, value, nil, 0) == RD_KAFKA_CONF_OK else {
                throw TestFailure.unexpected("librdkafka refuses \(name)")
            }
        }
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else {
            throw TestFailure.unexpected("librdkafka makes no client")
        }
        pointer = client
    }

    deinit { rd_kafka_destroy(pointer) }
}
