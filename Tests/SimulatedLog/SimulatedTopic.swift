package import StreamTask

/// A topic of the simulated cluster.
package enum SimulatedTopic: Hashable, Sendable {
    case input(InputTopic)
    case output(OutputTopic)

    /// Where an output goes: the two topics of the waybill hop are inputs again.
    package init(_ output: OutputTopic) {
        switch output {
        case .waybillLinks: self = .input(.waybillLinks)
        case .linkedTracks: self = .input(.linkedTracks)
        case .verdicts, .deadLetter, .changelog, .actions: self = .output(output)
        }
    }

    /// Its place in a table of topics.
    var place: Int {
        switch self {
        case .input(let topic): Int(topic.rawValue)
        case .output(let topic): InputTopic.allCases.count + topic.place
        }
    }

    static let count = InputTopic.allCases.count + OutputTopic.all.count
}
