import RuleLoading
import Testing

@testable import qianshou

@Suite struct FlagParserTests {
    private static let table = FlagTable(
        command: "qianshou try", operands: "DUMP…", summary: "Tries flags.",
        flags: [
            .takes("FILE", "output", "write there", letter: "o"),
            .takes("INSTANT", "until", "stop there"),
            .takes("DURATION", "unlinked-after", "wait so long"),
            .toggle("digest", "print one hash", letter: "d"),
            .toggle("quiet", "say nothing", letter: "q"),
        ])

    @Test(arguments: [
        (["a", "--output", "f", "b"], "output=f | a b"),
        (["--output=f"], "output=f | "),
        (["--output="], "output= | "),
        (["--output=a=b"], "output=a=b | "),
        (["--output", "--digest"], "output=--digest | "),
        (["-o", "f"], "output=f | "),
        (["-of"], "output=f | "),
        (["-dqof"], "digest quiet output=f | "),
        (["--out", "f"], "output=f | "),
        (["--dig", "--", "--digest", "-q"], "digest | --digest -q"),
        (["-"], " | -"),
        (["--output", "a", "--output", "b"], "output=a output=b | "),
        (["--help"], "help | "),
        (["-h"], "help | "),
    ])
    func linesAreTakenApartAsGetoptLongDoes(line: [String], parsed: String) throws {
        let arguments = try FlagParser.parse(line, Self.table)
        let flags = arguments.flags.map { $0.name + ($0.value.map { "=\($0)" } ?? "") }
        #expect(flags.joined(separator: " ") + " | " + arguments.operands.joined(separator: " ") == parsed)
    }

    @Test(arguments: [
        (["--digets"], UsageError.unknownFlag("--digets", nearest: "--digest")),
        (["--nothing"], .unknownFlag("--nothing", nearest: nil)),
        (["-x"], .unknownFlag("-x", nearest: nil)),
        (["--un", "1"], .ambiguousFlag("--un", candidates: ["--until", "--unlinked-after"])),
        (["--until"], .missingValue("--until", value: "INSTANT")),
        (["-o"], .missingValue("-o", value: "FILE")),
        (["--digest=1"], .unexpectedValue("--digest")),
        (["--=f"], .unknownFlag("--", nearest: nil)),
    ])
    func wrongLinesAreRefusedByType(line: [String], error: UsageError) {
        #expect(throws: error) { try FlagParser.parse(line, Self.table) }
    }

    @Test func theLastValueOfARepeatedFlagHolds() throws {
        let arguments = try FlagParser.parse(["-o", "a", "-o", "b"], Self.table)
        #expect(arguments.value("output") == "b")
        #expect(arguments.values("output") == ["a", "b"])
    }

    @Test func aValueThatCannotBeReadNamesItsFlagAndTheMend() throws {
        let arguments = try FlagParser.parse(["--unlinked-after", "soon"], Self.table)
        #expect(throws: UsageError.invalidValue("--unlinked-after", mend: durationMend)) {
            try arguments.value("unlinked-after", mend: durationMend, parseDuration)
        }
    }

    @Test func helpListsEveryFlagOfTheTable() {
        #expect(
            Self.table.helpText == """
                usage: qianshou try [FLAG…] DUMP…

                Tries flags.

                  -o, --output FILE              write there
                      --until INSTANT            stop there
                      --unlinked-after DURATION  wait so long
                  -d, --digest                   print one hash
                  -q, --quiet                    say nothing
                  -h, --help                     print this and exit
                """)
    }
}
