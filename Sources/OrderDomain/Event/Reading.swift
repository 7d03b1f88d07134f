/// What the classification of one courier text and status code answers (DOMAIN 1, G8).
///
/// Never depends on other lines of the parcel (R1.2).
public struct Reading: Equatable, Sendable {
    /// Where the line puts the parcel.
    public var stage: Stage
    /// What the line alone says of the buyer.
    public var verdict: Verdict
    /// The row of DOMAIN 1, where one holds.
    public var row: Row?
    /// What is wrong beside the stage.
    public var problem: Problem?
    /// Text and code speak and differ (G8).
    public var disagrees: Bool
    /// The text has one of the words of return 退回, 退件, 返程, 转寄 (G9).
    public var speaksOfReturn: Bool
    /// The deciding rule, as an index into its table's names; `nil` where no rule decided.
    public var rule: UInt16?
    /// The matched words, as byte offsets into the text as written; empty where no words decided.
    public var match: ByteRange

    /// A reading with every field given.
    public init(
        stage: Stage, verdict: Verdict, row: Row? = nil, problem: Problem? = nil, disagrees: Bool = false,
        speaksOfReturn: Bool = false, rule: UInt16? = nil, match: ByteRange = .none
    ) {
        (self.stage, self.verdict, self.row, self.problem) = (stage, verdict, row, problem)
        (self.disagrees, self.speaksOfReturn) = (disagrees, speaksOfReturn)
        (self.rule, self.match) = (rule, match)
    }
}
