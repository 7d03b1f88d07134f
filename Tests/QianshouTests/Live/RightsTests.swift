import Foundation
import KafkaHarness
import Testing

@testable import qianshou

/// Rights that are missing, on a broker that asks for them.
@Suite(.onRealBroker, .timeLimit(.minutes(3)))
struct RightsTests {
    /// A user `app` behind SASL; the plain listener is the administrator's.
    private static func properties(_ port: Int) -> String {
        let controller = "CONTROLLER://127.0.0.1:\(port + 1)"
        return """
            listeners=PLAINTEXT://127.0.0.1:\(port),\(controller),SASL://127.0.0.1:\(port + 2)
            advertised.listeners=PLAINTEXT://127.0.0.1:\(port),SASL://127.0.0.1:\(port + 2)
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL:SASL_PLAINTEXT
            sasl.enabled.mechanisms=PLAIN
            listener.name.sasl.plain.sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule required user_app="app-secret";
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:ANONYMOUS
            """
    }

    private static let sasl = [
        "security.protocol: sasl_plaintext", "sasl.mechanism: PLAIN", "sasl.username: app",
        "sasl.password: app-secret",
    ]

    @Test func aMissingRightEndsTheStartAndIsNamed() throws {
        let port = Int.random(in: 5_000..<6_000) * 3
        let broker = try Broker(port: port, properties: Self.properties(port))
        let administrator = try LiveSetup(broker.address)
        let setup = try LiveSetup("127.0.0.1:\(port + 2)", kafka: Self.sasl, prefix: administrator.prefix)
        #expect(administrator.createTopics(["--partitions", "1"]) == ExitCode.done)
        func lines(_ command: [String], code: Int32) throws -> [String] {
            let process = try setup.start(command)
            #expect(process.ended() == code)
            return process.lines
        }

        let nothing = try lines(["run"], code: ExitCode.wrongUse)
        #expect(nothing.last?.contains("topic \(setup.prefix).o: the right Describe is missing") == true)
        #expect(!nothing.joined().contains("app-secret"))

        try grant(broker, "Describe,DescribeConfigs,Read,Write", on: "--topic", setup.prefix)
        try grant(broker, "Write,Describe", on: "--transactional-id", setup.prefix)
        let group = try lines(["run"], code: ExitCode.wrongUse)
        #expect(group.contains { $0.contains("group \(setup.prefix): the right Read is missing") })

        try grant(broker, "Read", on: "--group", setup.prefix)
        #expect(try lines(["check"], code: ExitCode.done).allSatisfy { $0.hasPrefix("ok ") })

        try grant(broker, "Write", on: "--topic", "\(setup.prefix).v", kind: "--deny-principal")
        try grant(broker, "Read", on: "--topic", "\(setup.prefix).s", kind: "--deny-principal")
        let denied = try lines(["check"], code: ExitCode.badRecords).filter { $0.hasPrefix("fault") }
        let expected = [("s", "Read"), ("v", "Write")].map { topic, right in
            "fault  topic \(setup.prefix).\(topic): the right \(right) is missing; "
                + "grant \(right) on topic \(setup.prefix).\(topic) to the user of this process"
        }
        #expect(denied == expected)
        let run = try lines(["run"], code: ExitCode.wrongUse)
        #expect(run.contains { $0.contains("topic \(setup.prefix).s: the right Read is missing") })
    }

    /// Kafka's own tool, which the broker's script does not offer.
    private func grant(
        _ broker: Broker, _ operations: String, on resource: String, _ name: String,
        kind: String = "--allow-principal"
    ) throws {
        let home = try #require(ProcessInfo.processInfo.environment["KAFKA_HOME"])
        let tool = Process()
        tool.executableURL = URL(filePath: "/usr/bin/env")
        tool.arguments =
            ["java", "-cp", "\(home)/libs/*", "org.apache.kafka.tools.AclCommand"]
            + ["--bootstrap-server", broker.address, "--add", kind, "User:app", resource, name]
            + ["--resource-pattern-type", "prefixed"]
            + operations.split(separator: ",").flatMap { ["--operation", String($0)] }
        tool.standardOutput = FileHandle.nullDevice
        tool.standardError = FileHandle.nullDevice
        try tool.run()
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0)
    }
}
