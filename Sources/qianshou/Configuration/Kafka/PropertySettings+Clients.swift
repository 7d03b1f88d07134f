internal import KafkaTransport

extension PropertySettings {
    /// The properties for a consumer (the admin client is one) or a producer.
    ///
    /// - Parameters:
    ///   - queues: Input topics times partitions; 1 for clients that fetch nothing.
    ///   - most: KiB that are fetched ahead of one of them.
    func clientProperties(
        _ client: PropertyScope, queues: Int = 1, most: Int = PropertyDefault.inputKibibytes
    ) -> KafkaProperties {
        KafkaProperties(values(for: client, queues: queues, most: most))
    }

    /// Why librdkafka takes no client of these properties, for a person.
    func fault(_ failure: ClientFailure) -> ConfigurationFault {
        switch failure {
        case .unknownProperty(let name):
            ConfigurationFault(
                place(name), "librdkafka has no such property", "leave it out, or mend its name")
        case .refusedValue(let name):
            ConfigurationFault(
                place(name), "librdkafka refuses this value", "see its CONFIGURATION.md for what it takes")
        case .refused(let detail):
            ConfigurationFault("kafka", "librdkafka refuses these properties (\(detail.text))", "mend them")
        }
    }

    private func place(_ name: String) -> String {
        given.first { $0.name == name }?.setting.place(name) ?? "kafka: \(name)"
    }
}
