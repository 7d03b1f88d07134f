internal import CRdKafka

/// What a consumer reports by itself.
public enum ConsumerEvent: Equatable, Sendable {
    /// The group gave us these partitions, and no others: answer with
    /// ``Consumer/assign(_:)``.
    case assigned([TopicPartition])
    /// The group takes all partitions back: finish the transaction, then answer with
    /// ``Consumer/unassign()``. The group waits for that answer, up to the session's timeout. Where they
    /// are lost, others may read them already: nothing of ours will be committed any more.
    case revoked([TopicPartition], isLost: Bool)
    /// An error in the background. librdkafka goes on trying after a retriable one.
    case failed(KafkaError)
    /// A line of librdkafka's log.
    case log(LogLine)
}

extension ConsumerEvent {
    /// What an event of the main queue says; `nil` for those that say nothing.
    init?(_ event: borrowing EventHandle, from client: OpaquePointer) {
        switch event.kind {
        case RD_KAFKA_EVENT_REBALANCE:
            let partitions = PartitionList.partitions(of: rd_kafka_event_topic_partition_list(event.pointer))
            // Anything but an assignment takes everything back, an error above all.
            switch event.code {
            case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: self = .assigned(partitions)
            case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
                self = .revoked(partitions, isLost: rd_kafka_assignment_lost(client) != 0)
            case _: self = .revoked(partitions, isLost: true)
            }
        case RD_KAFKA_EVENT_ERROR:
            self = .failed(.reported(by: client, event.code, text: event.errorText))
        case RD_KAFKA_EVENT_FETCH:
            // Cannot be: queues are taken out before their partitions are assigned. To go on would lose it.
            fatalError("librdkafka: a record on the main queue")
        case _: return nil
        }
    }
}
