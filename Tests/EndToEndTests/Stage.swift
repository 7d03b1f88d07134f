import KafkaHarness

/// The one broker of this suite, behind a network that can fail.
struct Stage {
    let network: Toxiproxy
    let broker: Broker

    var address: String { network.address }

    static func shared() throws -> Stage { try common.get() }
    private static let common = Result {
        let (network, broker) = try Toxiproxy.beforeBroker(
            // On a busy machine the controller takes a broker for dead sooner than it is.
            properties: "broker.session.timeout.ms=6000")
        return Stage(network: network, broker: broker)
    }
}
