internal import KafkaTransport

/// No broker answered in time, and what librdkafka said last about it: there it tells of names that do not
/// resolve, handshakes and passwords that fail, which the error's own name does not.
struct BrokerAway: Error, Equatable {
    let error: KafkaError
    /// `nil` where it said nothing.
    let words: String?

    /// - Parameter lines: librdkafka's log since the question was asked.
    init(_ error: KafkaError, lines: [LogLine]) {
        self.error = error
        words = lines.last { $0.facility == "FAIL" }.map { Self.told($0.text) }
    }

    /// Half a sentence and its mend.
    var message: String {
        let told = words.map { "\(error.detail.name), \($0)" } ?? error.detail.name
        return "no broker answers (\(told)); see to the brokers and to bootstrap.servers"
    }

    /// librdkafka's words without its thread's name in front and its counts behind.
    private static func told(_ text: String) -> String {
        let start = text.firstRange(of: "]: ")?.upperBound ?? text.startIndex
        let end = text.firstRange(of: " (after ")?.lowerBound ?? text.endIndex
        return start < end ? String(text[start..<end]) : text
    }
}
