import RuleLoading

/// The rules inside the binary, loaded once for all tests.
enum EmbeddedRules {
    static let loaded = Result { () throws(RuleFileError) in try RuleSet.embedded() }
}
