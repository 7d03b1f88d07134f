import CRdKafka
import KafkaAdmin
import KafkaHarness
import KafkaTransport
import Testing

/// Rights that we have not, told by operation and resource; on a broker that knows rights.
@Suite(.onRealBroker) struct MissingRightTests {
    @Test func eachIsToldByOperationAndResource() throws {
        let broker = try Broker(properties: Broker.withRights)
        let hidden = try TestTopic(on: broker.address)
        let halfOpen = try TestTopic(on: broker.address)
        try broker.allow("User:other", RD_KAFKA_ACL_OPERATION_ALL, on: RD_KAFKA_RESOURCE_TOPIC, hidden.name)
        try broker.allow(
            "User:ANONYMOUS", RD_KAFKA_ACL_OPERATION_DESCRIBE, on: RD_KAFKA_RESOURCE_TOPIC, halfOpen.name)
        try broker.allow("User:other", RD_KAFKA_ACL_OPERATION_ALL, on: RD_KAFKA_RESOURCE_GROUP, "theirs")

        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        #expect(
            told { _ = try admin.describeTopics([hidden.name]) }
                == "no right to Describe topic \(hidden.name)")
        #expect(
            told { _ = try admin.describeTopics([halfOpen.name]) }
                == "no right to DescribeConfigs topic \(halfOpen.name)")
        #expect(told { _ = try admin.describeGroup("theirs") } == "no right to Describe group theirs")
    }

    private func told(_ call: () throws -> Void) -> String? {
        do { try call() } catch AdminFailure.missingRight(let right) { return right.description } catch {
            return "\(error)"
        }
        return nil
    }
}
