internal import CRdKafka

/// The one owner of an `rd_kafka_queue_t`; keeps its client alive.
struct QueueHandle: ~Copyable {
    let pointer: OpaquePointer
    let client: ClientHandle
    /// Kept because librdkafka writes to it until the queue says otherwise.
    private var signal: EventSignal?

    /// Takes over a queue that librdkafka gave out.
    init(adopting pointer: OpaquePointer, of client: ClientHandle) {
        (self.pointer, self.client) = (pointer, client)
    }

    /// A new queue of a client.
    init(of client: ClientHandle) {
        guard let queue = rd_kafka_queue_new(client.pointer) else { fatalError("librdkafka: out of memory") }
        self.init(adopting: queue, of: client)
    }

    deinit {
        if signal != nil { rd_kafka_queue_io_event_enable(pointer, -1, nil, 0) }
        rd_kafka_queue_destroy(pointer)
    }

    /// Makes every arrival on the empty queue raise `signal`.
    mutating func raise(_ signal: EventSignal) {
        var one: UInt64 = 1
        rd_kafka_queue_io_event_enable(pointer, signal.descriptor, &one, MemoryLayout<UInt64>.size)
        self.signal = signal
    }

    /// The oldest event; `nil` where none came in time.
    func poll(timeoutMilliseconds: Int32) -> EventHandle? {
        guard let event = rd_kafka_queue_poll(pointer, timeoutMilliseconds) else { return nil }
        return EventHandle(adopting: event)
    }

    /// The oldest line on a client's log queue.
    func nextLogLine() -> LogLine? {
        while let event = poll(timeoutMilliseconds: 0) {  // At most what the queue holds.
            if let line = event.logLine { return line }
        }
        return nil
    }
}
