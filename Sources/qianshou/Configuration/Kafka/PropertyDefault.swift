/// A property that the configuration may set and mostly does not: what `run` takes then, and why it is not
/// librdkafka's own default.
struct PropertyDefault: Equatable {
    let name: String
    let value: String
    /// Why this value, as a sentence for docs/CONFIGURATION.md.
    let reason: String

    private init(_ name: String, _ value: String, _ reason: String) {
        (self.name, self.value, self.reason) = (name, value, reason)
    }

    /// Those that do not depend on the cluster.
    static let fixed: [PropertyDefault] = [
        PropertyDefault(
            "transaction.timeout.ms", "10000",
            "a successor waits for an open transaction of its predecessor no longer than that"),
        PropertyDefault(
            "session.timeout.ms", "30000",
            "a process that is back within it keeps its partitions; a dead one's stand still as long"),
        PropertyDefault(
            "auto.offset.reset", "earliest", "a group without state begins with what is there"),
        PropertyDefault(
            "fetch.wait.max.ms", "10",
            "a partition whose queue was full is fetched again, and the end of a quiet one told, this soon"),
        PropertyDefault(
            "linger.ms", "25",
            "fewer and larger requests; a commit sends what lingers at once, one after 20 ms all of it"),
        PropertyDefault(
            "fetch.max.bytes", "4194304", "an answer that fits the caches costs a tenth less CPU a record"),
        PropertyDefault(
            "queue.buffering.max.messages", "1000000",
            "the clocks of one midnight are one transaction, larger than commit-records"),
        PropertyDefault(
            "queue.buffering.max.kbytes", "262144", "what waits to be sent stays below 256 MiB a worker"),
        PropertyDefault(
            "compression.type", "none",
            "compressing outputs costs more CPU than judging records; take lz4 where the network is the bound"
        ),
        PropertyDefault(
            "socket.nagle.disable", "true", "a commit is a chain of small requests, each waited for"),
        PropertyDefault(
            "topic.metadata.refresh.interval.ms", "10000",
            "partitions that are added to an input while it runs are noticed within this"),
        PropertyDefault(
            "metadata.max.age.ms", "900000",
            "librdkafka's own, which it would otherwise take as three times the interval above"),
        PropertyDefault(
            "connections.max.idle.ms", "10000",
            "what librdkafka waits for without a limit (its issue 5456) goes on when a connection ends"),
        PropertyDefault(
            "reconnect.backoff.max.ms", "2000", "an outage of the brokers ends for us within two seconds"),
        PropertyDefault(
            "log.connection.close", "false", "brokers close idle connections; that is no event"),
    ]

    /// What may be fetched and not yet taken, in the whole process (issue 9): 256 MB.
    static let prefetchBytes = 256_000_000

    /// Those that bound the prefetch.
    ///
    /// Each partition has a queue of its own and its own bound; one fetch comes on top of a queue that is
    /// just not full. Each gets the same share, since any topic may be the one with the backlog and one
    /// process may own all partitions.
    ///
    /// - Parameters:
    ///   - queues: Input topics times partitions.
    ///   - most: KiB of a queue that are enough for what is read.
    static func prefetch(queues: Int, most: Int = inputKibibytes) -> [PropertyDefault] {
        let share = max(prefetchBytes / max(queues, 1), leastShare)
        let fetch = min(share / 4, mostFetch)
        let queue = min((share - fetch) / 1_024, most)
        let why = "2 MiB a partition queue, and at most 256 MB a process, which has \(queues) queues"
        return [
            PropertyDefault("queued.max.messages.kbytes", "\(queue)", why),
            PropertyDefault(
                "queued.min.messages", "\(max(1_000, queue * 1_024 / smallRecord))",
                "small records do not stop a partition before its bytes do"),
            PropertyDefault(
                "fetch.message.max.bytes", "\(fetch)", "one answer is a part of a partition's share"),
        ]
    }

    /// A partition with less would fetch record by record; with more than 1 000 queues the promise ends.
    private static let leastShare = 256_000
    /// Smaller answers are read while they are in the caches; larger ones cost a tenth more CPU a record
    /// (measured over a million records).
    private static let mostFetch = 1 << 18
    /// For inputs, a task's records of about 20 ms: what waits longer has left the caches, on memory that was
    /// touched for it alone. A full queue is looked at again with the broker's next answer, which
    /// `fetch.wait.max.ms` brings as long as one of its partitions is quiet.
    static let inputKibibytes = 2_048
    /// For the changelog: no partition that is restored is quiet, and with all queues full nothing is fetched
    /// for a second. So they are as large as the share allows; librdkafka takes no more than this.
    static let changelogKibibytes = 2_097_151
    /// Bytes of a record below which librdkafka's bookkeeping outweighs it.
    private static let smallRecord = 128
}
