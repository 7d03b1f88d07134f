/// Which of librdkafka's clients read a property.
enum PropertyScope: Equatable {
    /// Consumers alone.
    case consumer
    /// Producers alone.
    case producer
    /// Both, and the admin client.
    case every

    /// Whether a client of scope `client` reads it. librdkafka warns of each property that is another's.
    func reaches(_ client: PropertyScope) -> Bool { self == .every || self == client }
}
