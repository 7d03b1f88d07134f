internal import KafkaTransport

/// Whether transactions are open in topics: what stands behind the first record of one cannot be read.
///
/// A broker answers a commit before it has written the markers that let readers see its records.
struct OpenTransactions: ~Copyable {
    private let stable: AdminClient
    private let all: AdminClient

    private static let pause = 50

    /// Does not talk to a broker yet.
    init(_ settings: PropertySettings) throws(ConfigurationFault) {
        let stable = try Self.client(settings, isolation: "read_committed")
        let all = try Self.client(settings, isolation: "read_uncommitted")
        self.stable = stable
        self.all = all
    }

    private static func client(
        _ settings: PropertySettings, isolation: String
    ) throws(ConfigurationFault) -> AdminClient {
        let properties = settings.clientProperties(.consumer)
        do throws(ClientFailure) {
            return try AdminClient(properties.overlaid(by: ["isolation.level": isolation]))
        } catch { throw settings.fault(error) }
    }

    /// Waits until none is open in these partitions.
    ///
    /// - Returns: Whether none is; `false` when the time is over.
    func awaitEnd(in partitions: [TopicPartition], within limit: Duration) throws(KafkaError) -> Bool {
        let end = ContinuousClock.now + limit
        while true {  // Bound: the time.
            let readable = try stable.endOffsets(of: partitions, timeoutMilliseconds: 5_000)
            if readable == (try all.endOffsets(of: partitions, timeoutMilliseconds: 5_000)) { return true }
            if ContinuousClock.now >= end { return false }
            pauseThread(milliseconds: Self.pause)
        }
    }
}
