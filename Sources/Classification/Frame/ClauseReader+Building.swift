extension ClauseReader {
    /// Delimiters, brackets, colons.
    mutating func punctuate(_ token: Token) {
        let tags = token.tags
        if tags.has(.cut) {
            finish()
            if tags.has(.stop) { supposes = false }
            labelled = false
        } else if tags.has(.open) {
            open(token)
        } else if tags.has(.close) {
            close()
        } else if noiseDepth < 0 && tags.has(.colon) {
            colon()
        } else if tags.has(.joint) {
            phrase.joint = true
        }
    }

    private mutating func open(_ token: Token) {
        depth += 1
        guard noiseDepth < 0 else { return }
        let isRound = token.tags.has(.joint)
        if isRound, phrase.since == 0, asideDepth < 0, phrase.head?.isPlace == true {
            asideDepth = depth
        }
        if phrase.locked && previous.tags.has(.courier) && previous.end == token.start {
            noiseDepth = depth  // 小哥（超区某地/电话）: what a courier is called tells nothing.
        } else if expects == .slot {
            if phrase.isEmpty && slotTags.isEmpty && slotDepth < 0 { slotDepth = depth }
        } else if clause.tags.isEmpty && phrase.isEmpty && expects == .nothing && clause.who == .nobody {
            if labelDepth < 0 { labelDepth = depth }
        } else if previous.tags.meets(.takings), expects == .afterAct, token.start == previous.end {
            beginSlot()
            slotDepth = depth
        }
    }

    private mutating func close() {
        defer { depth = max(0, depth - 1) }
        if asideDepth == depth { asideDepth = -1 }
        if noiseDepth >= 0 {
            if noiseDepth == depth && depth > 0 {
                noiseDepth = -1
                if !phrase.locked { finish() }
            }
        } else if expects == .slot && slotDepth == depth {
            endSlot()
            if clause.tags.has(.signer) { finish() } else { phrase = NounPhrase() }
        }
        guard labelDepth >= 0, labelDepth >= depth else { return }
        labelDepth = -1
        if clause.means == .code && !clause.tags.meets(.acts) { return }  // （凭取件码）已签收
        if !clause.tags.meets(.acts) && !clause.tags.has(.signer) { clause.mode = .label }
        label = phrase.head ?? (phrase.filler > 0 ? .bare : nil)
        finish()
        labelled = true
    }

    private mutating func colon() {
        if expects == .slot {
            if phrase.isEmpty || phrase.head == .recipient { phrase = NounPhrase() }
        } else if expects == .place && phrase.isEmpty {
            return
        } else if expects == .afterAct && previous.tags.meets(.takings) {
            beginSlot()
        } else if phrase.head == .recipient && phrase.since == 0 && seen.union(clause.tags).meets(.arrivals) {
            finish()
            clause.tags.insert(TagSet(.signer))
            beginSlot()
        } else if !phrase.locked {
            finish()
        }
    }

    /// 签收人 and the like: what follows is the slot.
    mutating func beginSlot() {
        phrase = NounPhrase()
        phrase.start = next.start
        (expects, slotDepth, slotTags) = (.slot, -1, [])
    }

    /// Courtesy, adverts, phone numbers: nothing is read up to the next delimiter.
    mutating func beginNoise(_ tags: TagSet) {
        if expects == .slot && phrase.isEmpty && slotTags.isEmpty && clause.tags.has(.signer)
            && tags.has(.info)
        {
            clause.tags.remove(TagSet(.signer))
        }
        finish()
        noiseDepth = depth
        noiseIsFact = tags.has(.info)
    }

    /// Words that build a phrase. Answers whether nothing else is in the token.
    mutating func build(_ token: Token) -> Bool {
        let tags = token.tags
        if tags.has(.signer) { return signer(token) }
        if expects == .slot && !tags.has(.passive) { return tags.has(.is) }
        if tags.has(.passive) {
            passive()
        } else if tags.has(.placeOpener) {
            finish()
            clause.tags.insert(TagSet(.placeOpener))
            expects = .place
        } else if tags.has(.of) {
            let fromOffice = phrase.head == .depot || phrase.head == .hub
            if labelled && clause.tags.isEmpty || fromOffice && phrase.since == 0 && expects == .nothing {
                clause.tags.insert(TagSet(.courier))
                noteName(at: token.end)
            }
        } else if tags.has(.at) || tags.has(.to) && clause.tags.meets(.acts) {
            beginPlace(to: tags.has(.to))
        }
        return !tags.meets(.acts) && !tags.meets(.nouns)
    }

    private mutating func signer(_ token: Token) -> Bool {
        let gap = next.start - token.end
        let leads = next.tags.meets(.slotLeads) || gap > 0
        if clause.tags.meets(.acts) || expects == .slot { finish() }
        guard leads else {
            if next.tags.meets(.noises) || next.tags.has(.stop) { return true }
            phrase = NounPhrase()
            phrase.start = token.start
            phrase.head = token.tags.has(.stranger) ? .other : .recipient
            return true
        }
        if expects != .nothing || clause.who != .nobody { finish() }
        clause.tags.insert(TagSet(.signer))
        beginSlot()
        return true
    }

    private mutating func passive() {
        if expects == .slot || clause.tags.meets(.acts) { finish() }
        phrase = NounPhrase()
        phrase.start = next.start
        expects = .agent
    }

    /// 在…, 从…, and 至… behind an act.
    private mutating func beginPlace(to: Bool) {
        switch expects {
        case .agent: nameAgent(at: previous.end)
        case .afterAct: settleAfter()
        case .nothing, .place, .slot: nameSubject()
        }
        phrase = NounPhrase()
        phrase.start = next.start
        expects = to ? .afterAct : .place
    }

    /// A person in front of 已, 在…, 凭… is the subject.
    mutating func nameSubject() {
        guard let head = phrase.head, !head.isPlace, clause.who == .nobody, phrase.since == 0 else { return }
        name(head, .subject)
    }

    /// 已, 正在, 待, 请, 未, 如.
    mutating func mood(_ tags: TagSet) {
        if expects == .slot {
            if tags.has(.suppose) { finish() } else { return }
        }
        let cuts = (tags.has(.ask) && clause.tense != .asked) || tags.has(.suppose)
        let goesBack = clause.tags.intersection(.acts) == TagSet(.back)
        if clause.tags.meets(.acts) && !goesBack || cuts && !(clause.tags.isEmpty && phrase.isEmpty) {
            finish()
        }
        nameSubjectBeforeMood()
        if tags.has(.suppose) { supposes = true }
        let tense = Self.tense(tags)
        if clause.tense == .loose && tense == .done && tags.meets(.acts) { return }  // 打算取走
        if tense.rawValue > clause.tense.rawValue { clause.tense = tense }
    }

    private mutating func nameSubjectBeforeMood() {
        if expects == .nothing { nameSubject() }
    }

    private static func tense(_ tags: TagSet) -> Tense {
        if tags.has(.suppose) { return .supposed }
        if tags.has(.ask) { return .asked }
        if tags.has(.deny) { return .denied }
        if tags.has(.await) { return .awaited }
        return tags.has(.ongoing) ? .ongoing : .done
    }

    /// Something happened: what was expected is settled, and what follows says where or by whom.
    mutating func act(_ token: Token) {
        let tags = token.tags
        asideDepth = -1
        if expects == .slot {
            slotTags.formUnion(tags)
            return
        }
        let takes = tags.has(.proxy)
        switch expects {
        case .agent: nameAgent(at: token.start)
        case .place: clause.place = phrase.place ?? (phrase.filler > 0 ? .unnamed : clause.place)
        case .afterAct:
            if let place = phrase.place { clause.place = place }
            nameTaker(tags, takes)
        case .nothing: nameTaker(tags, takes)
        case .slot: break
        }
        clause.tags.formUnion(tags)
        if tags.has(.by) && tags.has(.code) { clause.means = .code }
        phrase = NounPhrase()
        phrase.start = token.end
        expects = .afterAct
    }

    /// X签收, X代收, 【X】代收: who stands in front of the act.
    private mutating func nameTaker(_ tags: TagSet, _ takes: Bool) {
        if let head = phrase.head {
            let stores = tags.has(.store) && head.isPlace && phrase.since < 5
            if clause.who == .nobody && (phrase.since == 0 || takes || stores) { name(head, .subject) }
        } else if labelled, let label, tags.meets(.takings) {
            name(label, .agent)
        } else if takes && phrase.filler > 0 && clause.who == .nobody {
            name(.bare, .subject)
        }
    }
}

extension TagSet {
    /// Behind one of these, 收件人：X names who got it.
    static let arrivals = TagSet(rawValue: Tag.deliver.bit | Tag.sign.bit | Tag.proxy.bit)
    /// What may begin a slot behind 签收人.
    static let slotLeads = TagSet(
        rawValue: Tag.colon.bit | Tag.is.bit | Tag.open.bit | Tag.photo.bit | Tag.dash.bit | Tag.proxy.bit
    ).union(.nouns)
}
