public import KafkaTransport
public import StreamTask
internal import Synchronization

/// What a driver has to say, for the log.
public enum DriverNote: Sendable {
    /// What its worker says.
    case worker(WorkerNote)
    /// A line of librdkafka's.
    case client(LogLine)
    /// An error that librdkafka reports by itself and mends by itself.
    case background(KafkaError)
}

/// Asks drivers to stop, from any thread.
public final class StopSignal: Sendable {
    private let asked = Atomic<Bool>(false)

    /// Nobody has asked.
    public init() {}

    /// Asks.
    public func raise() { asked.store(true, ordering: .releasing) }

    /// Whether somebody has asked.
    public var isRaised: Bool { asked.load(ordering: .acquiring) }
}
