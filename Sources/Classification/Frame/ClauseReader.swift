/// Cuts a text's tokens into clauses and fills each clause's fields: the grammar of couriers' lines.
///
/// It knows how sentences are built (slots, 由…, 在…, brackets, moods), and nothing of single words:
/// those are the lexicon's. One walk over the tokens; every token is handled in constant time.
struct ClauseReader {
    /// No text has more clauses than this that matter.
    static let limit = 96

    /// What the next noun phrase will be.
    enum Expectation { case nothing, slot, agent, place, afterAct }

    /// Clauses read, in their order.
    private(set) var clauses: [Clause] = []
    var clause = Clause()
    var phrase = NounPhrase()
    var expects = Expectation.nothing
    /// Acts and moods inside the slot.
    var slotTags = TagSet(rawValue: 0)
    /// Everything the text's clauses said so far.
    var seen = TagSet(rawValue: 0)
    var depth: Int32 = 0
    /// The bracket in which the slot stands; -1 where in none.
    var slotDepth: Int32 = -1
    /// The bracket that opened its clause; -1 where none did.
    var labelDepth: Int32 = -1
    /// Words of courtesy run up to the next delimiter, or to the end of this bracket.
    var noiseDepth: Int32 = -1
    /// The noise is a fact's name (电话), and 正在 ends it.
    var noiseIsFact = false
    /// A bracket behind a place says where that place is: 丰巢柜(北门岗亭旁). -1 where in none.
    var asideDepth: Int32 = -1
    /// A supposition (如…, 若…) runs up to the end of its sentence.
    var supposes = false
    /// What the bracket directly in front named.
    var label: Who?
    var labelled = false
    /// The token last read, and the one to come.
    var previous = Token(tags: [], start: 0, end: 0)
    var next = Token(tags: [], start: 0, end: 0)
    var index: Int32 = 0
    /// Symbols at which a person's name may begin: signer, agent and courier slots.
    private(set) var names: [Int32] = []

    /// Reads the tokens of one text that has `length` symbols.
    mutating func read(_ tokens: UnsafeBufferPointer<Token>, length: Int) {
        restart()
        let end = Token(tags: TagSet([.cut, .stop]), start: Int32(length), end: Int32(length))
        for i in 0...tokens.count where clauses.count < Self.limit {
            index = Int32(i)
            let token = i < tokens.count ? tokens[i] : end
            next = i + 1 < tokens.count ? tokens[i + 1] : end
            read(token)
            previous = token
        }
    }

    /// Forgets everything and keeps the buffers.
    private mutating func restart() {
        clauses.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        (clause, phrase, expects) = (Clause(), NounPhrase(), .nothing)
        (slotTags, seen) = ([], [])
        (depth, slotDepth, labelDepth, noiseDepth, asideDepth) = (0, -1, -1, -1, -1)
        (supposes, label, labelled, index, noiseIsFact) = (false, nil, false, 0, false)
        previous = Token(tags: [], start: 0, end: 0)
    }

    /// Notes that a name may begin at `symbol`.
    mutating func noteName(at symbol: Int32) {
        if names.count < Self.limit { names.append(symbol) }
    }

    private mutating func read(_ token: Token) {
        let gap = token.start - previous.end
        let tags = token.tags
        if gap > 0 { skipped(gap, before: token) }
        if tags.isEmpty {
            labelled = false
            return
        }
        if tags.meets(.punctuation) { return punctuate(token) }
        if noiseDepth >= 0 {
            guard noiseIsFact, tags.has(.ongoing), depth <= noiseDepth else { return }
            noiseDepth = -1
        }
        if tags.meets(.noises) { return beginNoise(tags) }
        if tags.meets(.moods) { mood(tags) }
        if tags.meets(.builders) && build(token) { return }
        if tags.meets(.nouns) || tags.has(.courier) { noun(token) }
        if tags.meets(.acts) { act(token) } else { note(tags) }
        labelled = false
    }

    /// Symbols without a term in front of `token`.
    private mutating func skipped(_ count: Int32, before token: Token) {
        guard noiseDepth < 0 else { return }
        if phrase.isEmpty { phrase.start = token.start - count }
        phrase.filler += count
        if phrase.head == .own && previous.tags.has(.own) { phrase.suffixed = true }
        phrase.since += count
        (labelled, label) = (false, nil)
        let isOutside = expects == .nothing || expects == .afterAct
        let isUnknown = isOutside && !token.isParted && !phrase.locked && token.tags.meets(.proofs)
        if isUnknown && clause.tense == .plain { clause.tense = .loose }
    }

    private mutating func noun(_ token: Token) {
        if asideDepth >= 0 { return }
        if token.tags.has(.courier) && expects == .slot && !phrase.isEmpty { finish() }
        let isNewSubject = token.isParted && expects == .afterAct && token.tags.meets(.persons)
        if isNewSubject && clause.tags.meets(.acts) { finish() }  // 已到驿站 本人…
        if phrase.isEmpty { phrase.start = token.start }
        phrase.add(token.tags)
        if token.tags.has(.courier) {
            clause.tags.insert(TagSet(.courier))
            noteName(at: token.end)
        }
    }

    /// What neither acts nor builds, but is worth knowing.
    private mutating func note(_ tags: TagSet) {
        if expects == .slot { slotTags.formUnion(tags) } else { clause.tags.formUnion(tags) }
        if tags.has(.by) && tags.has(.code) || tags.has(.code) && clause.tags.has(.by) {
            clause.means = .code
        }
        if tags.has(.code) && slotTags.has(.by) && expects == .slot { clause.means = .code }
    }

    /// Ends the clause: its open expectation is met with the phrase at hand.
    mutating func finish() {
        settleEnd()
        if supposes && clause.tense != .supposed { clause.tense = .supposed }
        clause.last = index
        if clause.tags.rawValue != 0 || clause.who != .nobody || clause.place != .nowhere {
            clauses.append(clause)
            seen.formUnion(clause.tags)
        }
        clause = Clause()
        clause.first = index
        phrase = NounPhrase()
        (expects, slotDepth, noiseDepth, asideDepth) = (.nothing, -1, -1, -1)
        slotTags = []
    }

    private mutating func settleEnd() {
        switch expects {
        case .slot: endSlot()
        case .agent: nameAgent(at: previous.end)
        case .place: clause.place = phrase.place ?? (phrase.filler > 0 ? .unnamed : clause.place)
        case .afterAct: settleAfter()
        case .nothing:
            let isWhole = phrase.since == 0 || phrase.head != .own
            if let head = phrase.head, isWhole, !clause.tags.meets(.acts), clause.who == .nobody,
                head != .courier
            {
                name(head, .alone)
            }
        }
    }

    /// What stands behind an act: where the parcel is, or who took it.
    mutating func settleAfter() {
        if let place = phrase.place {
            clause.place = place
        } else if phrase.filler > 1 && clause.place == .nowhere && phrase.head == nil {
            clause.place = .unnamed
        }
        guard clause.who == .nobody, let head = phrase.head, head != .courier else { return }
        if head == .own && phrase.since > 0 { return }
        if clause.tags.meets(.takings) || clause.tags.has(.deliver) && (head == .other || head == .own) {
            name(head, .slot)
        }
    }

    /// Sets who, by which construction, and where in the text that stands.
    mutating func name(_ who: Who, _ via: Via) {
        (clause.who, clause.via) = (who, via)
        (clause.slotStart, clause.slotEnd) = (phrase.start, max(previous.end, phrase.start))
    }

    /// 由X: the phrase is the agent, typed or not.
    mutating func nameAgent(at end: Int32) {
        guard !phrase.isEmpty else { return }
        name(phrase.suffixed ? .bare : phrase.head ?? .bare, .agent)
        if phrase.head == nil { noteName(at: phrase.start) }
        clause.slotEnd = max(end, phrase.start)
    }

    /// Types the slot as a whole.
    mutating func endSlot() {
        let clauseTags = clause.tags.union(slotTags)
        let typed = slotWho()
        if typed != .nobody && (typed != .bare || clause.who == .nobody) { name(typed, .slot) }
        if !typed.isPlace && typed != .nobody { noteName(at: phrase.start) }
        clause.tags = clauseTags
        expects = .nothing
        slotTags = []
        slotDepth = -1
    }

    private func slotWho() -> Who {
        let contradicts = slotTags.meets(.slotDenials)
        switch phrase.head {
        case .own: return contradicts ? .denial : phrase.suffixed ? .bare : .own
        case .recipient: return contradicts ? .denial : slotTags.has(.proxy) ? .bare : .recipient
        case .courier, nil, .nobody, .bare, .mixed, .denial, .asking:
            if phrase.head == .mixed { return .mixed }
            if slotTags.has(.collect) && slotTags.has(.ask) { return .asking }
            if contradicts { return .denial }
            return phrase.isEmpty && slotTags.isEmpty ? .nobody : .bare
        case .other, .sender, .station, .locker, .address, .depot, .hub: return phrase.head ?? .bare
        }
    }
}

extension TagSet {
    /// Where a proof of collection may begin: what stands in front of it must be known.
    static let proofs = TagSet(
        rawValue: Tag.own.bit | Tag.recipient.bit | Tag.passive.bit | Tag.at.bit | Tag.by.bit
            | Tag.collect.bit
            | Tag.sign.bit | Tag.signer.bit)
    /// Punctuation as the reader knows it.
    static let punctuation = TagSet(
        rawValue: Tag.cut.bit | Tag.open.bit | Tag.close.bit | Tag.colon.bit | Tag.joint.bit | Tag.dash.bit)
    /// Words that run up to the next delimiter and say nothing.
    static let noises = TagSet(rawValue: Tag.noise.bit | Tag.info.bit)
    /// Words that build a phrase.
    static let builders = TagSet(
        rawValue: Tag.of.bit | Tag.passive.bit | Tag.at.bit | Tag.to.bit | Tag.is.bit | Tag.signer.bit
            | Tag.placeOpener.bit)
    /// What, in a signer slot, says that nobody took it.
    static let slotDenials = TagSet(
        rawValue: Tag.dispatch.bit | Tag.move.bit | Tag.fail.bit | Tag.refuse.bit | Tag.deny.bit
            | Tag.await.bit | Tag.ask.bit | Tag.consent.bit | Tag.forward.bit | Tag.back.bit
            | Tag.suppose.bit)
}
