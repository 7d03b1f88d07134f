internal import OrderDomain
internal import RuleLoading

// Keys that are no scalars: the file's alone.

extension Configuration {
    /// The clocks with the file's `warnings` in place of the table's.
    func clocks(_ table: ClockTable) throws(ConfigurationFault) -> ClockTable {
        guard let file, let node = file.nested(.warnings) else { return table }
        var table = table
        for pair in try file.map(node, known: ClockID.allCases.map { "\($0.name)" }) {
            guard let clock = ClockID.allCases.first(where: { "\($0.name)" == pair.key }) else { continue }
            let words = try file.words(pair.node)
            do throws(WarningFault) {
                table[clock].warnings = try ClockTable.Entry.warnings(words, of: table[clock].length)
            } catch {
                throw file.fault(pair.line, error.what, error.mend)
            }
        }
        return table
    }

    /// Categories taken as perishable: `perishable-categories`, and each shop's own in `shops`.
    func perishableCategories() throws(ConfigurationFault) -> PerishableCategories {
        var setting = PerishableCategories()
        guard let file else { return setting }
        if let node = file.nested(.perishableCategories) {
            setting.common = try file.words(node).map { Array($0.utf8) }
        }
        guard let shops = file.nested(.shops) else { return setting }
        let known: [ConfigurationKey] = [.perishableCategories, .undeterminedAs]
        for shop in try file.map(shops) {
            for pair in try file.map(shop.node, known: known.map(\.rawValue)) {
                if pair.key == ConfigurationKey.undeterminedAs.rawValue {
                    try checkUndetermined(pair, file)
                    continue
                }
                let categories = try file.words(pair.node).map { Array($0.utf8) }
                setting.byShop.append(.init(id: Array(shop.key.utf8), categories: categories))
            }
        }
        return setting
    }

    private func checkUndetermined(
        _ pair: YamlNode.Pair, _ file: ConfigurationFile
    ) throws(ConfigurationFault) {
        if let (what, mend) = ConfigurationKey.undeterminedAs.form.fault(of: try file.text(pair.node)) {
            throw file.fault(pair.line, "\(pair.key): \(what)", mend)
        }
    }

    /// The topics' names.
    func topics() throws(ConfigurationFault) -> TopicSetting {
        var setting = TopicSetting()
        guard let file, let node = file.nested(.topics) else { return setting }
        for pair in try file.map(node, known: TopicSetting.keys) {
            let name = try file.text(pair.node)
            guard TopicSetting.isTopicName(name) else {
                throw file.fault(
                    pair.line, "\(pair.key): this is no topic's name",
                    "write at most 249 of the letters a-z, A-Z, 0-9, '.', '_' and '-'")
            }
            setting[pair.key] = name
        }
        if let (first, second) = setting.twins() {
            throw file.fault(node.line, "\(first) and \(second) are one topic", "give each a name of its own")
        }
        return setting
    }
}
