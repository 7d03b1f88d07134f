/// librdkafka's properties by librdkafka's own names, in the order in which they are set.
///
/// A name that stands twice is set twice: the later value holds, as in librdkafka.
public struct KafkaProperties: Sendable, ExpressibleByDictionaryLiteral {
    /// The pairs, in the order in which they are set.
    public private(set) var pairs: [(name: String, value: String)] = []

    /// Properties from pairs.
    public init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// Properties as a literal; names may repeat.
    public init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { (name: $0.0, value: $0.1) }
    }

    /// The value that holds for a name; setting one puts it behind all others, `nil` removes the name.
    public subscript(name: String) -> String? {
        get { pairs.last { $0.name == name }?.value }
        set {
            pairs.removeAll { $0.name == name }
            if let newValue { pairs.append((name: name, value: newValue)) }
        }
    }

    /// These properties and the others; where both name one, the others' value holds.
    public func overlaid(by others: KafkaProperties) -> KafkaProperties {
        var both = self
        for (name, value) in others.pairs { both[name] = value }
        return both
    }
}
