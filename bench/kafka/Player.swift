import Glibc
import KafkaTransport

/// Appends the records of a file at a steady rate, each with the instant of its appending as its timestamp.
///
/// A line of the file is topic, partition, key and value, with tabs between them.
struct Player {
    let broker: String
    let file: String
    /// Takes all of them in place of their own topics.
    let topic: String?

    func run(perSecond: Int, seconds length: Double) {
        guard let lines = fopen(file, "r") else { fatalError("no file \(file)") }
        defer { fclose(lines) }
        var producer = PlainProducer(broker)
        let start = seconds(CLOCK_MONOTONIC)
        var (sent, line, capacity) = (0, UnsafeMutablePointer<CChar>?.none, 0)
        defer { free(line) }
        while case let passed = seconds(CLOCK_MONOTONIC) - start, passed < length {
            while sent < Int(passed * Double(perSecond)) {
                let count = getline(&line, &capacity, lines)
                guard count > 0, let line else { return producer.flush() }
                send(UnsafeRawBufferPointer(start: line, count: count - 1), through: &producer)
                sent += 1
            }
            usleep(500)
        }
        producer.flush()
    }

    private func send(_ line: UnsafeRawBufferPointer, through producer: inout PlainProducer) {
        let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 3, omittingEmptySubsequences: false)
        let name = String(decoding: parts[0], as: UTF8.self)
        guard let partition = Int32(String(decoding: parts[1], as: UTF8.self)) else {
            fatalError("no partition")
        }
        producer.send(topic ?? name, partition, Array(parts[2]), Array(parts[3]))
    }
}
