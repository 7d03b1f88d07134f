import RuleLoading

/// The rules inside the binary, loaded once for all tests: a debug build takes its time over them.
enum EmbeddedRules {
    private static let loaded = Result { () throws(RuleFileError) in try RuleSet.embedded() }

    static func get() throws -> RuleSet { try loaded.get() }
}
