import RuleLoading
import Testing

@testable import qianshou

@Suite struct UsageErrorTests {
    @Test(arguments: [
        (
            UsageError.unknownCommand("reply", known: ["replay", "version"]),
            "unknown command 'reply': one of replay, version"
        ),
        (.unknownFlag("--digets", nearest: "--digest"), "unknown flag --digets: did you mean --digest?"),
        (.unknownFlag("-x", nearest: nil), "unknown flag -x: --help lists them"),
        (
            .ambiguousFlag("--un", candidates: ["--until", "--unlinked-after"]),
            "--un is short for several flags: write --until or --unlinked-after"
        ),
        (.missingValue("--until", value: "INSTANT"), "--until needs a value: --until INSTANT"),
        (.unexpectedValue("--digest"), "--digest takes no value: write --digest alone"),
        (
            .invalidValue("--max-ahead", mend: durationMend),
            "--max-ahead: write a number and ms, s, m, h or d, as in 24h"
        ),
        (.missingOperand("DUMP"), "DUMP is missing: name at least one"),
        (.unexpectedOperand("b"), "'b' is one argument too many: leave it out"),
    ])
    func everyErrorIsOneLineWithItsMend(error: UsageError, line: String) { #expect(error.message == line) }
}
