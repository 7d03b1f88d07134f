import OrderDomain

/// A verdict as tables write it: `@10 YT1 signed picked_up signed_by_recipient`, where `@10` is the hour
/// of the track that it names.
struct VerdictLine: CustomStringConvertible {
    var id: Fingerprint
    var waybill: String
    var description: String
    /// The track that it names; `nil` where its words are no longer held (R1.4).
    var eventID: String?

    init(_ effect: VerdictEffect, _ log: borrowing OrderLog) {
        id = effect.id
        waybill = log.text(log.waybills[Int(effect.parcel.waybill)])
        eventID = effect.evidence.map { log.text(log.evidence[$0].eventID) }
        var words = [
            "@\(Hour(effect.at))", waybill, "\(effect.parcel.stage.name)", "\(effect.parcel.verdict.name)",
        ]
        if let row = effect.parcel.row { words.append("\(row.name)") }
        if let problem = effect.parcel.problem { words.append("problem:\(problem.name)") }
        if effect.disagrees { words.append("disagrees") }
        if eventID == nil { words.append("wordless") }
        description = words.joined(separator: " ")
    }
}

/// An action as tables write it, all of it that the contract fixes and a table would not repeat:
///
/// `@72 A2: negotiate W1.2 YT1 refuse_delivery merchant_liable due:96 over intercept W1.1`, where
/// `@72` stands on what a clock gave, `A2:` on any after-sale but `A1` (`-:` on none), and `over` names
/// what it supersedes.
struct ActionLine: CustomStringConvertible {
    var id: Fingerprint
    var supersedes: Fingerprint?
    /// `negotiate W1.2`.
    var label: String
    var policy: String
    var kind: ActionKind
    var proposal: Proposal?
    var missing: MissingStep?
    var ifSkipped: SkipOutcome
    var description: String

    init(
        _ action: ActionEffect, _ log: borrowing OrderLog, _ fold: borrowing Fold, earlier: [ActionLine]
    ) {
        (id, supersedes) = (action.id, action.supersedes)
        policy = "\(action.policy.name)"
        (kind, proposal) = (action.kind, action.proposal)
        (missing, ifSkipped) = (action.missing, action.ifSkipped)
        label = "\(action.kind.name) \(action.policy.name)"
        var words: [String] = []
        if action.trigger.isClock { words.append("@\(Hour(action.trigger.at))") }
        let afterSale =
            action.request == LoggedEvent.absent ? "-" : log.text(log.afterSales[Int(action.request)])
        if afterSale != "A1" { words.append(afterSale + ":") }
        words.append(label)
        if action.waybill != LoggedEvent.absent { words.append(log.text(log.waybills[Int(action.waybill)])) }
        if let proposal = action.proposal { words.append("\(proposal.name)") }
        if action.kind != .recall { words += action.proofs.map { "\($0.name)" } }
        if let missing = action.missing { words.append("missing:\(missing.name)") }
        if let remaining = action.remaining {
            words.append(remaining == .seconds(0) ? "expired" : "left:\(remaining.milliseconds / 3_600_000)")
        }
        if action.ifSkipped != .unknown { words.append("\(action.ifSkipped.name)") }
        if let due = action.due { words.append("due:\(Hour(due))") }
        if let supersedes {
            words += ["over", earlier.first { $0.id == supersedes }?.label ?? "something unknown"]
        }
        description = words.joined(separator: " ")
    }
}

extension OrderLog {
    /// The bytes of a range as text.
    func text(_ range: ByteRange) -> String { String(decoding: heap[range.bounds], as: UTF8.self) }
}
