internal import CRdKafka

extension AdminClient {
    /// Who is in a consumer group, by name.
    public func describeGroup(
        _ group: String, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> GroupDescription {
        let event = try answer(
            to: RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeoutMilliseconds: timeoutMilliseconds
        ) { options, queue in
            group.withCString { name in
                var names: [UnsafePointer<CChar>?] = [name]
                rd_kafka_DescribeConsumerGroups(client.pointer, &names, 1, options, queue)
            }
        }
        var count = 0
        let found = rd_kafka_DescribeConsumerGroups_result_groups(
            rd_kafka_event_DescribeConsumerGroups_result(event.pointer), &count)
        guard count == 1, let answer = found?[0] else {
            throw .fatal(.init(RD_KAFKA_RESP_ERR__BAD_MSG, text: "the answer leaves the group out"))
        }
        if let error = rd_kafka_ConsumerGroupDescription_error(answer) {
            let code = rd_kafka_error_code(error)
            // Kafka 4 says so of a group that nobody has joined yet; older brokers show it empty.
            if code == RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND { return GroupDescription(members: []) }
            let text = String(cString: rd_kafka_error_string(error))
            if let error = KafkaError.ofCall(code, text: text) { throw error }
        }
        return GroupDescription(
            members: (0..<rd_kafka_ConsumerGroupDescription_member_count(answer)).compactMap {
                rd_kafka_ConsumerGroupDescription_member(answer, $0).map { GroupMember($0) }
            })
    }
}

extension GroupMember {
    fileprivate init(_ member: OpaquePointer) {
        func text(_ words: UnsafePointer<CChar>?) -> String? { words.map { String(cString: $0) } }
        clientID = text(rd_kafka_MemberDescription_client_id(member)) ?? ""
        instanceID = text(rd_kafka_MemberDescription_group_instance_id(member))
        host = text(rd_kafka_MemberDescription_host(member)) ?? ""
        let assignment = rd_kafka_MemberDescription_assignment(member)
        partitions = PartitionList.partitions(of: rd_kafka_MemberAssignment_partitions(assignment))
    }
}
