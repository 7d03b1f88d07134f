internal import KafkaTransport

/// Why a dump could not be loaded.
enum LoadFailure: Error, Equatable {
    /// The cluster has no such topic.
    case missing(topic: String)
    /// A topic has no such partition as the dump names.
    case narrow(topic: String, partitions: Int, needed: Int)
    /// Nothing was begun.
    case away(BrokerAway)
    /// Kafka did not take it; so many records had been committed by then.
    case kafka(KafkaError, loaded: Int)

    /// One line with its mend.
    var message: String {
        switch self {
        case .missing(let topic):
            "topic \(topic) is missing; make it with qianshou topics create"
        case .narrow(let topic, let partitions, let needed):
            "topic \(topic) has \(partitions) partitions and the dump needs \(needed); "
                + "make new topics with qianshou topics create --partitions \(needed)"
        case .away(let away): away.message
        case .kafka(let error, let loaded):
            "kafka: \(error); \(loaded) records are in. See to the brokers and load again: "
                + "an event that is there twice changes nothing"
        }
    }
}
