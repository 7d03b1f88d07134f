import Glibc
import KafkaTransport

/// Appends records at a steady rate, each with the instant of its appending as its timestamp.
struct Appender {
    let broker: String
    let topic: String
    let partitions: Int32

    func run(perSecond: Int, seconds length: Double) throws {
        // Transactions of a few milliseconds would move the figures: the plain producer is librdkafka's own.
        var producer = PlainProducer(broker)
        let start = seconds(CLOCK_MONOTONIC)
        let value = [UInt8](repeating: UInt8(ascii: "v"), count: 250)
        var sent = 0
        while case let passed = seconds(CLOCK_MONOTONIC) - start, passed < length {
            while sent < Int(passed * Double(perSecond)) {
                producer.send(topic, Int32(sent) % partitions, Array("k\(sent % 10_000)".utf8), value)
                sent += 1
            }
            usleep(1_000)
        }
        producer.flush()
    }
}
