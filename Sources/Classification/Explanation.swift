public import OrderDomain

extension Classifier {
    /// How one text is read, for people: its clauses with their fields, the rule that won, and the rules
    /// that missed by one condition.
    ///
    /// - Parameters:
    ///   - text: The text; it is read anew.
    ///   - courier: The courier's code, lower case.
    ///   - reading: What ``classify(_:courier:provider:code:)`` answered.
    public mutating func explanation(
        of text: Span<UInt8>, courier: Span<UInt8>, _ reading: Reading
    ) -> String {
        parse(text)
        let summary = TextSummary(reader.clauses)
        var lines = ["text      " + string(text, 0..<text.count)]
        for clause in reader.clauses { lines.append("clause    " + describe(clause, text)) }
        let rule = reading.rule.map { table.rules[Int($0)] }
        let row = reading.row.map { " row \($0.name) (\($0.policy))" } ?? ""
        let problem = reading.problem.map { " problem \($0.name)" } ?? ""
        lines.append("reading   \(reading.stage.name) \(reading.verdict.name)\(row)\(problem)")
        lines.append("rule      " + (rule.map { "\($0.id)" } ?? "none holds"))
        if let (winner, at) = decide(summary, own: table.ownRules(of: courier)) {
            lines.append("because   " + winner.reasons(in: reader.clauses[at]).joined(separator: "  "))
        }
        if !reading.match.isEmpty { lines.append("match     " + string(text, reading.match.bounds)) }
        for miss in nearMisses(summary, courier: courier, beside: reading.rule, limit: 6) {
            lines.append("near miss \(miss.rule): failed \(miss.condition)")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// A rule that did not hold, with the first condition that failed.
    public struct NearMiss: Equatable, Sendable {
        /// The rule's id.
        public var rule: String
        /// The condition, as rule files write it.
        public var condition: String
    }

    /// The rules that failed by one condition, of those whose act the text speaks of; those first that
    /// are asked next to the rule that won.
    func nearMisses(
        _ summary: TextSummary, courier: Span<UInt8>, beside winner: UInt16?, limit: Int
    ) -> [NearMiss] {
        var found: [(distance: Int, miss: NearMiss)] = []
        for rule in (table.ownRules(of: courier).map { table.own[$0].rules.rules } ?? []) + table.common.rules
        where !rule.conditions.any.isEmpty {
            guard summary.tags.meets(rule.conditions.any) else { continue }
            let failed = reader.clauses.map { rule.failures(for: $0, in: summary) }
                .filter { !$0.isEmpty }.min { $0.count < $1.count }
            guard let failed, failed.count == 1, let first = failed.first else { continue }
            let distance = winner.map { abs(Int($0) - Int(rule.index)) } ?? 0
            let miss = NearMiss(rule: table.rules[Int(rule.index)].id, condition: first)
            found.append((distance, miss))
        }
        return found.sorted { $0.distance < $1.distance }.prefix(limit).map(\.miss)
    }

    /// The first condition by which the rule `id` did not hold for the text last classified; `nil` where
    /// it holds or there is no such rule.
    public func firstFailure(of id: String) -> String? {
        // Anew, because what was remembered has no clauses.
        var reader = reader
        tokenRoom.withUnsafeBufferPointer { room in
            reader.read(UnsafeBufferPointer(rebasing: room[..<tokenCount]), length: folded.count)
        }
        let summary = TextSummary(reader.clauses)
        let all = table.common.rules + table.own.flatMap(\.rules.rules) + table.problems.rules
        guard let rule = all.first(where: { table.rules[Int($0.index)].id == id }) else { return nil }
        let failed = reader.clauses.map { rule.failures(for: $0, in: summary) }
        if failed.contains(where: \.isEmpty) { return nil }
        return failed.min { $0.count < $1.count }?.first ?? "clause: there is none"
    }

    private func describe(_ clause: Clause, _ text: Span<UInt8>) -> String {
        var fields = [span(of: clause, text)]
        if clause.mode == .label { fields.append("mode=label") }
        if clause.who != .nobody { fields.append("who=\(clause.who.name) via=\(clause.via.name)") }
        if clause.place != .nowhere { fields.append("place=\(clause.place.name)") }
        if clause.means != .none { fields.append("means=\(clause.means.name)") }
        fields.append("tense=\(clause.tense.name)")
        fields.append("[" + clause.tags.tags.map(\.name).joined(separator: " ") + "]")
        return fields.joined(separator: "  ")
    }

    private func span(of clause: Clause, _ text: Span<UInt8>) -> String {
        var first = Int(clause.first)
        let last = min(Int(clause.last), tokens.count)
        while first < last && tokens[first].tags.meets(.delimiters) { first += 1 }
        guard first < last else { return "–" }
        let from = Int(
            folded.offsets[Int(min(tokens[first].start, clause.slotEnd > 0 ? clause.slotStart : .max))])
        let to = folded.end(of: Int(max(tokens[last - 1].end, clause.slotEnd)) - 1, in: text)
        return string(text, from..<to)
    }

    private func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        text.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension CompiledRule {
    /// The conditions that fail for `clause`, as rule files write them.
    func failures(for clause: Clause, in text: TextSummary) -> [String] {
        let asked = conditions
        var failed: [String] = []
        func check(_ good: Bool, _ condition: @autoclosure () -> String) {
            if !good { failed.append(condition()) }
        }
        func names(_ tags: TagSet) -> String { tags.tags.map(\.name).joined(separator: ", ") }
        check(asked.any.isEmpty || clause.tags.meets(asked.any), "any: [\(names(asked.any))]")
        check(clause.tags.isSuperset(of: asked.all), "all: [\(names(asked.all.subtracting(clause.tags)))]")
        check(!clause.tags.meets(asked.none), "none: [\(names(asked.none.intersection(clause.tags)))]")
        failed += failedFields(clause)
        let elsewhere = asked.nowhere.intersection(text.asserted)
        check(elsewhere.isEmpty, "nowhere: terms [\(names(elsewhere))]")
        check(text.frame & asked.nowhereFrame == 0, "nowhere: a field value")
        let some = asked.somewhereFrame | asked.somewhere.rawValue
        check(
            some == 0 || text.asserted.meets(asked.somewhere) || text.frame & asked.somewhereFrame != 0,
            "somewhere: terms [\(names(asked.somewhere))]")
        check(asked.label == 0 || text.labels & asked.label != 0, "label")
        return failed
    }

    /// The conditions that the rule asks of a clause, each with what met it.
    func reasons(in clause: Clause) -> [String] {
        func met(_ asked: TagSet, _ name: String) -> String? {
            let tags = asked.intersection(clause.tags).tags.map(\.name)
            return tags.isEmpty ? nil : "\(name)=\(tags.joined(separator: ","))"
        }
        func met<Field: FrameField>(_ value: Field, _ name: String) -> String? {
            conditions.frame & Field.mask == Field.mask ? nil : "\(name)=\(value.name)"
        }
        return [
            met(conditions.any, "any"), met(conditions.all, "all"), met(clause.who, "who"),
            met(clause.via, "via"), met(clause.place, "place"), met(clause.means, "means"),
            met(clause.tense, "tense"),
        ].compactMap { $0 }
    }

    private func failedFields(_ clause: Clause) -> [String] {
        func check<Field: FrameField>(_ value: Field, _ name: String) -> String? {
            value.bit & conditions.frame == 0 ? "\(name): is \(value.name)" : nil
        }
        return [
            check(clause.who, "who"), check(clause.via, "via"), check(clause.place, "place"),
            check(clause.tense, "tense"), check(clause.means, "means"), check(clause.mode, "mode"),
        ].compactMap { $0 }
    }
}

extension TagSet {
    /// Tokens with which a clause's own words do not begin.
    fileprivate static let delimiters = TagSet([.cut, .close, .colon])
}
