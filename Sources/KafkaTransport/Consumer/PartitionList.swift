internal import CRdKafka
internal import Glibc

/// The one owner of an `rd_kafka_topic_partition_list_t`.
struct PartitionList: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(capacity: Int) {
        guard let list = rd_kafka_topic_partition_list_new(Int32(capacity)) else {
            fatalError("librdkafka: out of memory")
        }
        pointer = list
    }

    /// A list of partitions without offsets.
    init(_ partitions: [TopicPartition]) {
        self.init(capacity: partitions.count)
        for partition in partitions { add(partition) }
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    func add(
        _ partition: TopicPartition, offset: Int64 = Int64(RD_KAFKA_OFFSET_INVALID), metadata: String = ""
    ) {
        guard
            let entry = rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)
        else { fatalError("librdkafka: out of memory") }
        entry.pointee.offset = offset
        guard !metadata.isEmpty else { return }
        // The list frees it.
        entry.pointee.metadata = UnsafeMutableRawPointer(strdup(metadata))
        entry.pointee.metadata_size = metadata.utf8.count
    }

    /// The entries; valid while the list lives.
    var entries: UnsafeBufferPointer<rd_kafka_topic_partition_t> {
        UnsafeBufferPointer(start: pointer.pointee.elems, count: Int(pointer.pointee.cnt))
    }

    /// A partition's entry; librdkafka sorts lists that it was asked about.
    func entry(of partition: TopicPartition) -> rd_kafka_topic_partition_t? {
        rd_kafka_topic_partition_list_find(pointer, partition.topic, partition.partition)?.pointee
    }

    /// The first entry's error, in the order of the list.
    func firstError() -> KafkaError? {
        for entry in entries {
            if let error = KafkaError.ofCall(entry.err) { return error }
        }
        return nil
    }

    /// The partitions of a list that stays its owner's.
    static func partitions(
        of list: UnsafePointer<rd_kafka_topic_partition_list_t>?
    ) -> [TopicPartition] {
        guard let list else { return [] }
        return UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
            .map(TopicPartition.init)
    }
}

extension TopicPartition {
    init(_ entry: rd_kafka_topic_partition_t) {
        self.init(entry.topic.map { String(cString: $0) } ?? "", entry.partition)
    }
}
