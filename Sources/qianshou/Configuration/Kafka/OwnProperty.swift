/// A property that `run` sets itself: exactly once rests on it, or another key says it.
struct OwnProperty {
    let name: String
    /// Why it is not the user's, as half a sentence.
    let reason: String
    /// What to do instead.
    let mend: String

    private init(_ name: String, _ reason: String, _ mend: String = "leave it out") {
        (self.name, self.reason, self.mend) = (name, reason, mend)
    }

    /// All of them, aliases included.
    static let all: [OwnProperty] = [
        OwnProperty("enable.auto.commit", "offsets are committed in the transactions of their outputs"),
        OwnProperty("auto.commit.enable", "offsets are committed in the transactions of their outputs"),
        OwnProperty("enable.auto.offset.store", "offsets are committed in the transactions of their outputs"),
        OwnProperty("isolation.level", "records of aborted transactions must not be read"),
        OwnProperty("transactional.id", "it is made of group, instance and worker", "set the key 'group'"),
        OwnProperty("group.id", "it is the key 'group'", "set that"),
        OwnProperty("group.instance.id", "it is made of instance and worker", "set the key 'instance'"),
        OwnProperty("client.id", "it tells this process from a twin of its name", "set the key 'instance'"),
        OwnProperty("enable.partition.eof", "a task must know where its partitions end"),
        OwnProperty(
            "partition.assignment.strategy",
            "a task needs one partition number of every topic, which 'range' alone gives"),
        OwnProperty("enable.idempotence", "transactions need it"),
        OwnProperty("enable.gapless.guarantee", "transactions have it"),
        OwnProperty("acks", "a commit counts when all replicas have it"),
        OwnProperty("request.required.acks", "a commit counts when all replicas have it"),
        OwnProperty(
            "partitioner", "outputs go to the partition of their task",
            "how the tracks' producers choose is a key of its own beside 'kafka'"),
        OwnProperty("allow.auto.create.topics", "a topic made by the way has the wrong settings"),
        OwnProperty("enabled_events", "the program reads librdkafka's events its own way"),
        OwnProperty("log.queue", "the program reads librdkafka's lines its own way"),
        OwnProperty("queuing.strategy", "records of a key must keep their order"),
    ]
}
