internal import RuleLoading

/// librdkafka's properties: the user's, checked, and the program's defaults for the rest.
struct PropertySettings {
    /// What the configuration gives, in its order; `-X` beats the file.
    private(set) var given: [(name: String, setting: Setting)] = []

    /// The values for a client of that scope, in no order that matters.
    ///
    /// - Parameters:
    ///   - queues: Input topics times partitions, for the bounds of the prefetch.
    ///   - most: KiB of one queue.
    func values(
        for client: PropertyScope, queues: Int, most: Int = PropertyDefault.inputKibibytes
    ) -> [(name: String, value: String)] {
        all(queues: queues, most: most).filter { PropertyCatalogue.scope(of: $0.name).reaches(client) }
            .map { ($0.name, $0.setting.text) }
    }

    /// All values with who gave them.
    func all(
        queues: Int, most: Int = PropertyDefault.inputKibibytes
    ) -> [(name: String, setting: Setting)] {
        given + defaults + mine(PropertyDefault.prefetch(queues: queues, most: most))
    }

    /// The program's defaults that nothing given replaces, save those that follow from the partitions.
    var defaults: [(name: String, setting: Setting)] { mine(PropertyDefault.fixed) }

    private func mine(_ defaults: [PropertyDefault]) -> [(name: String, setting: Setting)] {
        defaults.filter { !has($0.name) }.map { ($0.name, Setting(text: $0.value, origin: .default)) }
    }

    /// A given or default value that does not depend on the number of partitions.
    func value(_ name: String) -> String? { (given + defaults).first { $0.name == name }?.setting.text }

    /// Takes a property; a later one of the same name or of an alias replaces an earlier one.
    mutating func take(_ name: String, _ setting: Setting) throws(ConfigurationFault) {
        let place = setting.place(name)
        if let own = OwnProperty.all.first(where: { $0.name == name }) {
            throw ConfigurationFault(place, "qianshou sets this itself: \(own.reason)", own.mend)
        }
        if let near = PropertyCatalogue.suggestion(for: name) {
            throw ConfigurationFault(place, "librdkafka has no such property", "did you mean '\(near)'?")
        }
        given.removeAll { Self.canonical($0.name) == Self.canonical(name) }
        given.append((name, setting))
    }

    /// Refuses what no process can run under.
    func check() throws(ConfigurationFault) {
        guard has("bootstrap.servers") else {
            throw ConfigurationFault(
                "kafka", "bootstrap.servers is missing", "name brokers, as in -X bootstrap.servers=host:9092")
        }
    }

    /// Whether the configuration gives it, or an alias of it.
    func has(_ name: String) -> Bool {
        given.contains { Self.canonical($0.name) == Self.canonical(name) }
    }

    private static func canonical(_ name: String) -> String { aliases[name] ?? name }

    private static let aliases = [
        "metadata.broker.list": "bootstrap.servers", "queue.buffering.max.ms": "linger.ms",
        "compression.codec": "compression.type", "max.partition.fetch.bytes": "fetch.message.max.bytes",
        "sasl.mechanisms": "sasl.mechanism", "delivery.timeout.ms": "message.timeout.ms",
        "max.in.flight.requests.per.connection": "max.in.flight", "message.send.max.retries": "retries",
    ]
}

extension Configuration {
    /// librdkafka's properties: the map `kafka` of the file, then `-X name=value`.
    func kafkaProperties() throws(ConfigurationFault) -> PropertySettings {
        var properties = PropertySettings()
        if let file, let node = file.nested(.kafka) {
            for pair in try file.map(node) {
                let text = try file.text(pair.node)
                try properties.take(
                    pair.key, Setting(text: text, origin: .file(path: file.path, line: pair.line)))
            }
        }
        for text in flags.values("property") {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                throw ConfigurationFault("-X", "this is no property", "write -X name=value")
            }
            try properties.take(
                String(parts[0]), Setting(text: String(parts[1]), origin: .flag("-X \(parts[0])")))
        }
        return properties
    }
}
