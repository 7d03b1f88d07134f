extension OrderLog {
    /// Drops the texts of tracks that no longer decide (R1.4: the state holds one a parcel).
    public mutating func releaseTexts(under fold: borrowing Fold) {
        if evidence.isEmpty { return }
        var kept = 0
        for held in evidence.indices where isDeciding(evidence[held].idHash, under: fold) {
            evidence[kept] = evidence[held]
            kept += 1
        }
        evidence.removeLast(evidence.count - kept)
    }

    /// Keeps the words of a track that decides; their ranges are of `heap`.
    public mutating func keep(_ words: Evidence, of heap: [UInt8]) {
        var kept = words
        kept.eventID = self.heap.append(words.eventID, of: heap)
        kept.rule = self.heap.append(words.rule, of: heap)
        kept.text = self.heap.append(words.text, of: heap)
        let offset = Int(words.match.start) - Int(words.text.start)
        if offset >= 0, offset + Int(words.match.count) <= Int(words.text.count) {
            kept.match = ByteRange(start: Int(kept.text.start) + offset, count: Int(words.match.count))
        } else {
            kept.match = self.heap.append(words.match, of: heap)
        }
        evidence.append(kept)
    }

    /// Whether the track with that id decides the state of a parcel.
    public func isDeciding(_ idHash: UInt64, under fold: borrowing Fold) -> Bool {
        for place in fold.parcels.indices where fold.parcels[place].deciding >= 0 {
            let event = events[Int(fold.parcels[place].deciding)]
            if event.idHash == idHash { return true }
        }
        return false
    }

    /// Compares the parcels of the fold with the verdicts that stand, and says what must go out (R1.4).
    public mutating func settleVerdicts(_ fold: borrowing Fold, into effects: inout Effects) {
        if waybills.count == 1 { return settleVerdict(of: 0, fold, into: &effects) }
        let order = waybills.indices.sorted { precedes(waybills[$0], waybills[$1]) }
        for waybill in order { settleVerdict(of: LoggedEvent.TableIndex(waybill), fold, into: &effects) }
    }

    /// The waybills whose verdicts stand, in order.
    public var verdictWaybills: [LoggedEvent.TableIndex] {
        verdicts.map(\.waybill).sorted { precedes(waybills[Int($0)], waybills[Int($1)]) }
    }

    private mutating func settleVerdict(
        of waybill: LoggedEvent.TableIndex, _ fold: borrowing Fold, into effects: inout Effects
    ) {
        guard let parcel = fold.speaking(for: waybill) else { return }
        let standing = verdicts.firstIndex { $0.waybill == waybill }
        if let standing, verdicts[standing].tuple == parcel.tuple { return }
        let deciding = events[Int(parcel.deciding)]
        let words = evidence.firstIndex { $0.idHash == deciding.idHash }
        let supersedes = standing.map { verdicts[$0].id }
        let id = verdictID(of: parcel, eventID: words.map { evidence[$0].eventID }, supersedes: supersedes)
        let verdict = StandingVerdict(waybill: waybill, tuple: parcel.tuple, id: id)
        if let standing { verdicts[standing] = verdict } else { verdicts.append(verdict) }
        effects.verdicts.append(
            VerdictEffect(
                id: id, supersedes: supersedes, parcel: parcel, at: deciding.at,
                disagrees: deciding.facts.disagrees, evidence: words))
    }

    /// R4.1: (orderId, waybillNo, eventId, stage, verdict, row, problem, supersedes).
    private func verdictID(
        of parcel: ParcelView, eventID: ByteRange?, supersedes: Fingerprint?
    ) -> Fingerprint {
        IDFields.fingerprint { fields in
            fields.append(heap, orderID)
            fields.append(heap, waybills[Int(parcel.waybill)])
            if let eventID { fields.append(heap, eventID) } else { fields.appendNull() }
            fields.append(parcel.stage.name)
            fields.append(parcel.verdict.name)
            fields.append(parcel.row?.name)
            fields.append(parcel.problem?.name)
            fields.append(supersedes)
        }
    }
}
