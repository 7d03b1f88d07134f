public import CRdKafka

extension Broker {
    /// Properties of a broker that knows rights: what has no list is open to everybody, what has one
    /// only to those on it. We are `User:ANONYMOUS`.
    public static let withRights = """
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=true

        """

    /// Gives a right, and takes all others on that resource from everybody else.
    public func allow(
        _ principal: String, _ operation: rd_kafka_AclOperation_t, on kind: rd_kafka_ResourceType_t,
        _ name: String
    ) throws {
        let configuration = rd_kafka_conf_new()
        rd_kafka_conf_set(configuration, "bootstrap.servers", address, nil, 0)
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else {
            throw Spawn.Failure(description: "no client")
        }
        defer { rd_kafka_destroy(client) }
        let queue = rd_kafka_queue_new(client)
        defer { rd_kafka_queue_destroy(queue) }
        var right = rd_kafka_AclBinding_new(
            kind, name, RD_KAFKA_RESOURCE_PATTERN_LITERAL, principal, "*", operation,
            RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, nil, 0)
        defer { rd_kafka_AclBinding_destroy(right) }
        rd_kafka_CreateAcls(client, &right, 1, nil, queue)
        guard let event = rd_kafka_queue_poll(queue, 30_000) else { throw TestFailure.timeout }
        defer { rd_kafka_event_destroy(event) }
        var count = 0
        let results = rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(event), &count)
        guard rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR, count == 1, let result = results?[0],
            rd_kafka_acl_result_error(result) == nil
        else { throw Spawn.Failure(description: "the right was not given") }
    }
}
