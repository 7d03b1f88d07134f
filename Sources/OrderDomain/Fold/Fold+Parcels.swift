// The parcels' part of the fold: R1.2 to R1.8, G9.

extension Fold {
    mutating func applyTrack(
        _ event: LoggedEvent, _ index: Int32, isLeg: Bool, _ log: borrowing OrderLog
    ) {
        let place = parcel(event.waybill, leg: isLeg)
        parcels[place].courier = event.courier
        parcels[place].newest = index
        let wasSigned = parcels[place].signed >= 0
        parcels[place].take(event.facts, at: index)
        if wasSigned || parcels[place].signed < 0 { return }
        if isLeg { legSigned(place, log) } else { applySignatureClocks(event, index, log) }
    }

    mutating func applyShipped(_ event: LoggedEvent, _ index: Int32) {
        isShipped = true
        let place = parcel(event.waybill)
        parcels[place].courier = event.courier
        parcels[place].shipped = index
        if event.replaces != LoggedEvent.absent, event.replaces != event.waybill {
            parcels[parcel(event.replaces)].replacedBy = event.waybill
        }
    }

    /// R1.6: an intercept that succeeded turns the parcel back; it emits no verdict of its own.
    mutating func applyIntercept(_ event: LoggedEvent, _ state: ToolState, _ log: borrowing OrderLog) {
        guard let place = parcelOfTool(event, log) else { return }
        parcels[place].intercept = state
        if state == .succeeded { parcels[place].turnBack() }
    }

    /// R1.6: a recall that succeeded does so too; W3.2b asks where the parcel was then.
    mutating func applyRecall(_ event: LoggedEvent, _ state: ToolState, _ log: borrowing OrderLog) {
        guard let place = parcelOfTool(event, log) else { return }
        parcels[place].recall = state
        if state == .succeeded {
            parcels[place].recalledAt = parcels[place].stage
            parcels[place].turnBack()
        }
    }

    private mutating func parcelOfTool(_ event: LoggedEvent, _ log: borrowing OrderLog) -> Int? {
        if event.waybill != LoggedEvent.absent { return parcel(event.waybill) }
        return parcel(of: requests[Int(event.afterSale)], log: log)
    }

    /// The parcel that an after-sale is about (G5): the one that its request names, or that one's
    /// replacement (R6.6), else the least advanced.
    func parcel(of request: RequestView, log: borrowing OrderLog) -> Int? {
        if request.named != LoggedEvent.absent, let place = outboundPlace(of: request.named) {
            return replacement(of: request.named, at: place)
        }
        var best: Int?
        for place in parcels.indices where !parcels[place].isLeg {
            guard let standing = best else {
                best = place
                continue
            }
            if isLessAdvanced(parcels[place], parcels[standing], log: log) { best = place }
        }
        return best
    }

    /// Follows `replaces` from the parcel of `waybill` to the one that stands for it now.
    private func replacement(of waybill: LoggedEvent.TableIndex, at start: Int) -> Int {
        var place = start
        // Bounded: replacements can form a ring, so no more steps than there are parcels.
        for _ in parcels.indices {
            let next = parcels[place].replacedBy
            guard next != LoggedEvent.absent, next != waybill, let nextPlace = outboundPlace(of: next)
            else { return place }
            place = nextPlace
        }
        return place
    }

    /// G5: by the order of stages; parcels turned back, lost or replaced come last; then by waybill.
    private func isLessAdvanced(_ a: ParcelView, _ b: ParcelView, log: borrowing OrderLog) -> Bool {
        if a.isOutOfTheRace != b.isOutOfTheRace { return b.isOutOfTheRace }
        if a.stage.rank != b.stage.rank { return a.stage.rank < b.stage.rank }
        return log.precedes(log.waybills[Int(a.waybill)], log.waybills[Int(b.waybill)])
    }
}

extension ParcelView {
    var isOutOfTheRace: Bool { turnedBack || stage == .lost || replacedBy != LoggedEvent.absent }

    mutating func turnBack() { (turnedBack, refusalOnly) = (true, false) }

    /// One track in its turn: what it changes of the parcel (R1.2, R1.3, R1.5, R1.8, G9).
    mutating func take(_ facts: TrackFacts, at index: Int32) {
        if deciding < 0 { deciding = index }  // R1.3: the first track always gives a verdict.
        var (stage, verdict, row) = (facts.stage, facts.verdict, facts.row)
        if turnedBack {
            if stage == .signed {
                (stage, verdict, row) = (.returned, .notSigned, nil)  // R1.5: the sender's signature.
            } else if undoesRefusal(facts) {
                (turnedBack, refusalOnly, doubtful) = (false, false, true)
            } else if stage.stageClass != .turnedBack && stage != .lost {
                return  // R1.5: other scans leave it.
            }
        } else if stage == .unknown {  // R1.2: changes nothing but the problem.
            if let problem = facts.problem { (self.problem, deciding) = (problem, index) }
            return
        }
        if isLeg && stage == .signed { (stage, verdict, row) = (.returned, .notSigned, nil) }  // R1.8
        if doubtful && verdict == .pickedUp { (verdict, row) = (.undetermined, nil) }  // G9
        if isLateRescan(stage, verdict) { return }
        if stage == .rejected && !turnedBack {
            refusalOnly = true
        } else if stage.stageClass == .turnedBack && stage != .rejected {
            refusalOnly = false
        }
        if stage.stageClass == .turnedBack { turnedBack = true }
        (self.stage, self.verdict, self.row, problem) = (stage, verdict, row, facts.problem)
        deciding = index
        if signed < 0, stage == (isLeg ? .returned : .signed) { signed = index }
    }

    /// R1.2: behind a signature a bare one, `collected` and `in_transit` are late rescans.
    private func isLateRescan(_ stage: Stage, _ verdict: Verdict) -> Bool {
        guard self.stage == .signed else { return false }
        return stage == .collected || stage == .inTransit || (stage == .signed && verdict == .undetermined)
    }

    /// G9: the one exception of R1.5.
    private func undoesRefusal(_ facts: TrackFacts) -> Bool {
        guard refusalOnly, !facts.speaksOfReturn else { return false }
        return facts.stage == .outForDelivery || facts.stage.stageClass == .stored
    }
}
