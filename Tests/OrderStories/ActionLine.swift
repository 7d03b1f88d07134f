import OrderDomain

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
