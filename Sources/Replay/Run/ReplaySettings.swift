public import OrderDomain
public import StreamTask

/// What a replay is run under (CONTRACT 4).
public struct ReplaySettings: Sendable {
    /// What the tasks are run under.
    public var tasks: TaskSettings
    /// `--until`: clocks run on up to and at this instant after the last record.
    public var until: Instant?
    /// How many threads load, decode and classify; never shows in the outputs.
    public var threads = 1
    /// The output topics' names.
    public var outputs = OutputNames()

    /// A replay that ends with its last record.
    public init(tasks: TaskSettings) { self.tasks = tasks }
}

/// The output topics' names, as the configuration gives them (CONTRACT 5).
public struct OutputNames: Sendable {
    /// Verdicts.
    public var verdicts = "qianshou.verdicts"
    /// The prefix of the actions' topics, one a kind.
    public var actions = "qianshou.actions"
    /// Dead letters.
    public var deadLetter = "qianshou.dead-letter"

    /// CONTRACT's default names.
    public init() {}

    /// The name of an output's topic.
    func name(of topic: OutputTopic) -> String {
        switch topic {
        case .verdicts: verdicts
        case .actions(let kind): "\(actions).\(kind.name)"
        case .deadLetter: deadLetter
        // A replay makes the hop itself and keeps no changelog.
        case .changelog, .waybillLinks, .linkedTracks: ""
        }
    }
}
