internal import CRdKafka

/// Who a consumer is in its group: group, generation, member. Fences a transaction whose member was
/// replaced.
public struct GroupMetadata: ~Copyable {
    let pointer: OpaquePointer

    init(adopting pointer: OpaquePointer) { self.pointer = pointer }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
