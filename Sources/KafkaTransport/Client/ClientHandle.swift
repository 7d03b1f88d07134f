internal import CRdKafka

/// The one owner of an `rd_kafka_t`.
///
/// Queues and topics point into their client without holding it, so everything that is taken from a
/// client keeps this object: the last one to go destroys the client, exactly once. No call on the
/// record path copies the reference.
final class ClientHandle {
    let pointer: OpaquePointer

    /// - Parameter events: `RD_KAFKA_EVENT_…` bits that come as events and not as callbacks.
    init(
        _ kind: rd_kafka_type_t, _ properties: KafkaProperties, events: Int32
    ) throws(ClientFailure) {
        guard let configuration = rd_kafka_conf_new() else { fatalError("librdkafka: out of memory") }
        do throws(ClientFailure) {
            for (name, value) in properties.pairs { try Self.set(configuration, name, value) }
            // Lines go to a queue of ours, never to stderr.
            try Self.set(configuration, "log.queue", "true")
        } catch {
            rd_kafka_conf_destroy(configuration)
            throw error
        }
        rd_kafka_conf_set_events(configuration, events)
        let words = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 512)
        defer { words.deallocate() }
        words.initialize(repeating: 0)
        guard let client = rd_kafka_new(kind, configuration, words.baseAddress, words.count) else {
            let code = rd_kafka_last_error()
            // rd_kafka_new takes the configuration over only where it succeeds.
            rd_kafka_conf_destroy(configuration)
            throw .refused(.init(code, text: KafkaError.text(words)))
        }
        pointer = client
    }

    /// Does not leave the group: an orderly leave is ``Consumer/close(withinMilliseconds:)``, which may
    /// take long and is never done by accident.
    deinit { rd_kafka_destroy_flags(pointer, Int32(RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)) }

    private static func set(
        _ configuration: OpaquePointer, _ name: String, _ value: String
    ) throws(ClientFailure) {
        switch rd_kafka_conf_set(configuration, name, value, nil, 0) {
        case RD_KAFKA_CONF_OK: return
        case RD_KAFKA_CONF_UNKNOWN: throw .unknownProperty(name)
        case _: throw .refusedValue(property: name)
        }
    }
}
