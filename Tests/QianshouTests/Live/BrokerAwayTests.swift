import Glibc
import Testing

@testable import qianshou

@Suite(.timeLimit(.minutes(1)))
struct BrokerAwayTests {
    /// Nobody listens on port 1.
    @Test func aBrokerThatIsAwayIsWaitedForUntilASignal() throws {
        let setup = try LiveSetup("127.0.0.1:1")
        let process = try setup.start(["run"])
        #expect(process.line(with: #""event":"broker-away","error":"_TRANSPORT""#) != nil)
        process.send(SIGTERM)
        #expect(process.ended() == ExitCode.done)
        #expect(process.lines.first?.contains(#""event":"starting""#) == true)
        #expect(process.lines.last?.contains(#""event":"stopped","code":0"#) == true)
    }

    /// What does not resolve, or does not speak our protocol, is told in librdkafka's words.
    @Test func checkSaysWhyNoBrokerAnswers() throws {
        let setup = try LiveSetup("127.0.0.1:1")
        let refused = try setup.start(["check"])
        #expect(refused.ended() == ExitCode.badRecords)
        #expect(
            refused.lines.last
                == "fault  no broker answers (_TRANSPORT, 127.0.0.1:1/bootstrap: "
                + "Connect to ipv4#127.0.0.1:1 failed: Connection refused); "
                + "see to the brokers and to bootstrap.servers")
    }

    @Test(arguments: [
        (["group.id: x"], "qianshou sets this itself"),
        (["batch.size: many"], "librdkafka refuses this value"),
        (["heartbeat.interval.ms: soon"], "librdkafka refuses this value"),
        (["no.such.property.at.all: 1"], "librdkafka has no such property"),
    ])
    func aBrokenConfigurationDoesNotWait(kafka: [String], what: String) throws {
        let setup = try LiveSetup("127.0.0.1:1", kafka: kafka)
        let process = try setup.start(["run"])
        #expect(process.ended() == ExitCode.wrongUse)
        #expect(process.lines.count == 1)
        #expect(process.lines.first?.contains(what) == true)
    }
}
