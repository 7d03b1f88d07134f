extension OrderLog {
    /// Settles one step: what went out against what the fold says now. Verdicts, clocks, actions, and
    /// clock points that already lie behind task time, in the order of R2.5 and R3.2.
    ///
    /// - Parameters:
    ///   - trigger: The record's event.
    ///   - now: Task time, which the record has raised.
    /// - Returns: What ``nextDue(_:under:)`` is now.
    @discardableResult
    public mutating func settle(
        _ fold: borrowing Fold, _ trigger: Trigger, now: Instant, under policy: SettlementPolicy,
        into effects: inout Effects
    ) -> Instant? {
        settleVerdicts(fold, into: &effects)
        setAlarms(fold, now: now)
        compareOrSuppress(fold, trigger, activateFrom: policy.activateFrom, into: &effects)
        return firePoints(
            fold, before: now, inclusive: false, activateFrom: policy.activateFrom, into: &effects
        ).next
    }

    /// Fires what falls due between records.
    ///
    /// - Returns: Whether anything did, and what ``nextDue(_:under:)`` is now.
    @discardableResult
    public mutating func fire(
        _ fold: borrowing Fold, upTo instant: Instant, under policy: SettlementPolicy,
        into effects: inout Effects
    ) -> (hasFired: Bool, next: Instant?) {
        firePoints(
            fold, before: instant, inclusive: true, activateFrom: policy.activateFrom, into: &effects)
    }

    /// When the order's next clock, wait or activation falls due; `nil` where nothing waits.
    public func nextDue(_ fold: borrowing Fold, under policy: SettlementPolicy) -> Instant? {
        nextPoint(fold, activateFrom: policy.activateFrom)?.at
    }
}
