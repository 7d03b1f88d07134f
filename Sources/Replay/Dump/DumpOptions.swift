public import OrderDomain

/// How dumps are read.
public struct DumpOptions: Sendable {
    /// A topic that is read, and what it carries.
    public struct Topic: Sendable, Equatable {
        /// The topic's name.
        public var name: String
        /// What it carries.
        public var role: Role

        /// A topic by its name and role.
        public init(_ name: String, _ role: Role) { (self.name, self.role) = (name, role) }
    }

    /// The topics that are read; records of others are counted and skipped.
    ///
    /// At most 255.
    public var topics: [Topic]
    /// Where the dumps are plain NDJSON, the topic of their payloads (`--topic`); else `nil`.
    public var payloadTopic: String?
    /// Whether what is whole before a torn end is taken (`--allow-torn`).
    public var allowTorn: Bool
    /// How far an event may lie after its record (`max-ahead`): places need it where no timestamp is good.
    public var maxAhead: TimeSpan

    /// Options with CONTRACT's defaults.
    public init(
        topics: [Topic], payloadTopic: String? = nil, allowTorn: Bool = false, maxAhead: TimeSpan = .hours(24)
    ) {
        (self.topics, self.payloadTopic) = (topics, payloadTopic)
        (self.allowTorn, self.maxAhead) = (allowTorn, maxAhead)
    }
}
