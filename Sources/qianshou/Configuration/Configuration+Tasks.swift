internal import OrderDomain
internal import RuleLoading
internal import StreamTask

// What `replay` and `run` read alike.

extension Configuration {
    /// The rules that the key `rules` names, or those inside the binary.
    func ruleSet() throws(ConfigurationFault) -> RuleSet {
        let directory = try text(.rules)
        do throws(RuleFileError) {
            return try RuleSet.chosen(directory)
        } catch {
            throw ConfigurationFault(error.place, error.what, error.mend)
        }
    }

    /// What tasks are told, under those rules.
    func taskSettings(_ rules: RuleSet) throws(ConfigurationFault) -> TaskSettings {
        var tasks = TaskSettings(clocks: try clocks(rules.clocks))
        if let span = try duration(.maxAhead) { tasks.maxAhead = span }
        if let span = try duration(.unlinkedAfter) { tasks.unlinkedAfter = span }
        if let span = try duration(.forgetAfter) { tasks.forgetAfter = span }
        tasks.settlement.activateFrom = try instant(.activateFrom)
        tasks.perishable = try perishableCategories()
        tasks.topics = try topics().inputs
        return tasks
    }
}
