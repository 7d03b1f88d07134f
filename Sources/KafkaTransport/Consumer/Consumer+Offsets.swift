internal import CRdKafka

extension Consumer {
    /// The watermarks that came with the last fetch, without asking; `nil` before the first one.
    /// `high` is the true high watermark, also under `read_committed`.
    public func cachedWatermarks(of partition: TopicPartition) -> Watermarks? {
        var (low, high): (Int64, Int64) = (0, 0)
        let code = rd_kafka_get_watermark_offsets(
            client.pointer, partition.topic, partition.partition, &low, &high)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0 else { return nil }
        return Watermarks(low: low, high: high)
    }

    /// Asks the broker for a partition's watermarks.
    ///
    /// Under `read_committed` librdkafka 2.0.2 answers with the last stable offset as `high`: what an open
    /// transaction hides is not counted. (``RestoreReader`` needs the other and asks another way.)
    public func queryWatermarks(
        of partition: TopicPartition, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> Watermarks {
        try client.queryWatermarks(of: partition, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Asks the brokers for the end offsets of many partitions, one request a broker; in the order asked.
    /// Under `read_committed` these are the last stable offsets.
    public func endOffsets(
        of partitions: [TopicPartition], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [Int64] {
        try client.endOffsets(of: partitions, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Asks the brokers where the logs of many partitions start, one request a broker; in the order asked.
    public func startOffsets(
        of partitions: [TopicPartition], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [Int64] {
        try client.offsets(
            of: partitions, at: RD_KAFKA_OFFSET_BEGINNING, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// What the group has committed, in the order asked; `nil` where nothing was.
    ///
    /// Under `read_committed` it is the *stable* answer: while a transaction with offsets of one of the
    /// partitions is open, the broker answers UNSTABLE_OFFSET_COMMIT, librdkafka asks again, and after the
    /// time the call ends as retriable (`_TIMED_OUT`).
    public func committed(
        _ partitions: [TopicPartition], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [CommittedOffset?] {
        guard !partitions.isEmpty else { return [] }
        let list = PartitionList(partitions)
        let code = rd_kafka_committed(client.pointer, list.pointer, timeoutMilliseconds)
        if let error = KafkaError.ofCall(code) ?? list.firstError() { throw error }
        return partitions.map { partition in
            guard let entry = list.entry(of: partition), entry.offset >= 0 else { return nil }
            let bytes = UnsafeRawBufferPointer(start: entry.metadata, count: entry.metadata_size)
            return CommittedOffset(
                partition, offset: entry.offset, metadata: String(decoding: bytes, as: UTF8.self))
        }
    }
}

extension ClientHandle {
    func queryWatermarks(
        of partition: TopicPartition, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> Watermarks {
        var (low, high): (Int64, Int64) = (0, 0)
        let code = rd_kafka_query_watermark_offsets(
            pointer, partition.topic, partition.partition, &low, &high, timeoutMilliseconds)
        if let error = KafkaError.ofCall(code) { throw error }
        return Watermarks(low: low, high: high)
    }

    func endOffsets(
        of partitions: [TopicPartition], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [Int64] {
        try offsets(of: partitions, at: RD_KAFKA_OFFSET_END, timeoutMilliseconds: timeoutMilliseconds)
    }

    fileprivate func offsets(
        of partitions: [TopicPartition], at place: Int32, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [Int64] {
        guard !partitions.isEmpty else { return [] }
        let list = PartitionList(capacity: partitions.count)
        // In this call the field of the offset holds the time asked for: −1 is the end, −2 the start.
        for partition in partitions { list.add(partition, offset: Int64(place)) }
        let code = rd_kafka_offsets_for_times(pointer, list.pointer, timeoutMilliseconds)
        if let error = KafkaError.ofCall(code) ?? list.firstError() { throw error }
        return partitions.map { list.entry(of: $0)?.offset ?? 0 }
    }
}
