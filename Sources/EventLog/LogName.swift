/// A name that the configuration, the cluster or the program gave: a topic, a group, a host, a file, a
/// property. Never a part of a record: there names are of people.
///
/// Kept are the letters that such names have; any other byte is `?`, so that a text that got
/// here by mistake is not readable.
public struct LogName: Sendable, Equatable, CustomStringConvertible {
    /// Kafka's longest topic name.
    private static let longest = 249

    /// The name as it is shown.
    public let description: String

    /// A name; at most 249 bytes of it are kept.
    public init(_ text: String) {
        let bytes = text.utf8.prefix(Self.longest).map { Self.isShown($0) ? $0 : UInt8(ascii: "?") }
        description = String(decoding: bytes, as: UTF8.self)
    }

    private static func isShown(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: ","),
            UInt8(ascii: "#"):
            true
        case _: false
        }
    }
}
