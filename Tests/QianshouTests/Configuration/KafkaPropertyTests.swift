import Testing

@testable import qianshou

@Suite struct KafkaPropertyTests {
    private func properties(_ file: String, _ flags: [String] = []) throws -> PropertySettings {
        try Configured.configuration(file, flags: flags).kafkaProperties()
    }

    @Test func aPropertyIsTakenByItsOwnNameAndDashXBeatsTheFile() throws {
        let read = try properties(
            "kafka: {bootstrap.servers: 'a:1', sasl.username: x}",
            ["-X", "bootstrap.servers=b:2", "-Xdebug=eos"])
        #expect(read.given.map(\.name) == ["sasl.username", "bootstrap.servers", "debug"])
        #expect(read.value("bootstrap.servers") == "b:2")
        #expect(
            read.given.map(\.setting.origin.description) == [
                "conf.yaml:1", "-X bootstrap.servers", "-X debug",
            ])
    }

    @Test func anAliasReplacesWhatItIsAnAliasOf() throws {
        let read = try properties(
            "kafka: {linger.ms: 1, metadata.broker.list: 'a:1'}", ["-X", "queue.buffering.max.ms=2"])
        #expect(read.given.map(\.name) == ["metadata.broker.list", "queue.buffering.max.ms"])
        let lingers = read.all(queues: 36).filter {
            ["linger.ms", "queue.buffering.max.ms"].contains($0.name)
        }
        #expect(lingers.map(\.setting.text) == ["2"], "the program's own default must not beat the alias")
        #expect(throws: Never.self) { try read.check() }
    }

    @Test(arguments: OwnProperty.all.map(\.name))
    func whatExactlyOnceRestsOnIsRefusedWithItsReason(name: String) throws {
        let own = try #require(OwnProperty.all.first { $0.name == name })
        let fault = #expect(throws: ConfigurationFault.self) { try properties("", ["-X", "\(name)=x"]) }
        #expect(fault?.message == "-X \(name): qianshou sets this itself: \(own.reason); \(own.mend)")
    }

    @Test(arguments: [
        ("bootstrap.server", "bootstrap.servers"), ("sesion.timeout.ms", "session.timeout.ms"),
        ("sasl.mechanizm", "sasl.mechanism"),
    ])
    func aMisspeltPropertyIsAnErrorWithTheNearestName(name: String, nearest: String) {
        let fault = #expect(throws: ConfigurationFault.self) { try properties("kafka:\n  \(name): x") }
        #expect(
            fault?.message
                == "conf.yaml:2: \(name): librdkafka has no such property; did you mean '\(nearest)'?")
    }

    @Test func aPropertyOfANewerLibrdkafkaIsLeftToIt() throws {
        #expect(try properties("kafka: {fetch.queue.backoff.ms: 50}").value("fetch.queue.backoff.ms") == "50")
    }

    @Test(arguments: ["bootstrap.servers", "=x", "linger.ms="])
    func dashXNeedsANameAndAValue(text: String) {
        let fault = #expect(throws: ConfigurationFault.self) { try properties("", ["-X", text]) }
        #expect(fault?.message == "-X: this is no property; write -X name=value")
    }

    @Test func withoutABrokerNothingStarts() throws {
        let fault = #expect(throws: ConfigurationFault.self) { try properties("").check() }
        #expect(
            fault?.message
                == "kafka: bootstrap.servers is missing; name brokers, as in -X bootstrap.servers=host:9092")
    }

    @Test func eachClientGetsWhatItReadsAndNothingElse() throws {
        let read = try properties("kafka: {bootstrap.servers: 'a:1', batch.size: 9, fetch.min.bytes: 2}")
        let consumer = read.values(for: .consumer, queues: 36).map(\.name)
        let producer = read.values(for: .producer, queues: 36).map(\.name)
        #expect(Set(consumer).isSuperset(of: ["bootstrap.servers", "fetch.min.bytes", "session.timeout.ms"]))
        #expect(Set(producer).isSuperset(of: ["bootstrap.servers", "batch.size", "transaction.timeout.ms"]))
        #expect(Set(consumer).isDisjoint(with: ["batch.size", "transaction.timeout.ms", "linger.ms"]))
        #expect(
            Set(producer).isDisjoint(with: ["fetch.min.bytes", "session.timeout.ms", "queued.min.messages"]))
        #expect(read.values(for: .every, queues: 36).map(\.name).contains("socket.nagle.disable"))
    }

    @Test(arguments: [1, 6, 36, 100, 600, 1_000])
    func thePrefetchOfAllPartitionsStaysBelowItsBound(queues: Int) throws {
        let values = PropertyDefault.prefetch(queues: queues)
        let queue = try #require(
            values.first { $0.name == "queued.max.messages.kbytes" }.flatMap { Int($0.value) })
        let fetch = try #require(
            values.first { $0.name == "fetch.message.max.bytes" }.flatMap { Int($0.value) })
        #expect(queues * (queue * 1_024 + fetch) <= PropertyDefault.prefetchBytes)
        let usesItsShare = queues * (queue * 1_024 + fetch) > PropertyDefault.prefetchBytes * 9 / 10
        #expect(usesItsShare || queue == 2_048, "what has room keeps 2 MiB")
    }

    @Test func theChangelogIsReadAheadByAllOfItsShare() throws {
        let read = try properties("kafka: {bootstrap.servers: 'a:1'}")
        let values = read.values(for: .consumer, queues: 36, most: PropertyDefault.changelogKibibytes)
        #expect(values.first { $0.name == "queued.max.messages.kbytes" }?.value == "6688")
    }

    @Test func noDefaultIsAlsoOneThatIsRefused() {
        let own = Set(OwnProperty.all.map(\.name))
        let defaults = PropertyDefault.fixed + PropertyDefault.prefetch(queues: 6)
        for property in defaults {
            #expect(!own.contains(property.name))
            #expect(PropertyCatalogue.suggestion(for: property.name) == nil, "\(property.name)")
        }
        #expect(Set(defaults.map(\.name)).count == defaults.count)
    }

    @Test(arguments: [
        ("sasl.password", "hunter2", "***"), ("ssl.key.password", "x", "***"), ("ssl.key.pem", "x", "***"),
        ("sasl.oauthbearer.client.secret", "x", "***"), ("sasl.oauthbearer.config", "x", "***"),
        ("sasl.username", "bob", "bob"), ("bootstrap.servers", "a:1,b:2", "a:1,b:2"),
        ("bootstrap.servers", "a:1,SASL_SSL://u:pw@b:2", "***"), ("sasl.kerberos.principal", "a@B", "a@B"),
        ("sasl.oauthbearer.token.endpoint.url", "https://a/b", "https://a/b"),
        ("sasl.oauthbearer.token.endpoint.url", "https://u:p@a/b", "***"),
    ])
    func secretsAreNotShown(name: String, value: String, shown: String) {
        #expect(Secret.shown(name, value) == shown)
    }
}
