import Testing

@testable import qianshou

@Suite struct CommandTests {
    @Test(
        arguments: [
            (["version"], 0), (["--version"], 0), (["--help"], 0), (["version", "--help"], 0),
            (["rules", "test"], 0), (["rules", "test", "--help"], 0), (["rules", "scenes", "--help"], 0),
            (["rules", "scenes", "more"], 2), (["rules", "scenes", "--rules", "no-such-folder"], 2),
            (["classify", "--text", "快件已签收"], 0),
            (["classify", "--help"], 0), (["rules"], 2), (["rules", "tset"], 2), (["classify", "text"], 2),
            (["run", "--help"], 0), (["run"], 2), (["run", "more"], 2), (["run", "--log-format", "xml"], 2),
            (["run", "-X", "bootstrap.servers=a:1", "-X", "batch.size=many"], 2),
            (["check", "--help"], 0), (["check"], 2), (["check", "-X", "bootstrap.servers=a:1", "more"], 2),
            (["check", "-X", "bootstrap.servers=a:1", "-X", "batch.size=many"], 2),
            (["check", "-X", "bootstrap.servers=a:1", "--threads", "none"], 2),
            (["check", "-X", "bootstrap.servers=a:1", "--rules", "no-such-folder"], 2),
            (["topics"], 2), (["topics", "create", "--help"], 0), (["topics", "create"], 2),
            (["topics", "create", "-X", "bootstrap.servers=a:1", "--partitions", "0"], 2),
            (["topics", "create", "-X", "bootstrap.servers=a:1", "-X", "session.timeout.ms=soon"], 2),
            (["config"], 2), (["config", "print", "--help"], 0), (["config", "print"], 2),
            (["config", "print", "-X", "bootstrap.servers=a:1"], 0),
            (["config", "print", "-X", "group.id=a"], 2),
            (["rules", "test", "--rules", "no-such-folder"], 2),
            (["version", "--rules", "no-such-folder"], 2),
            (["topics", "--help"], 0), (["config", "-h"], 0), (["rules", "help"], 0),
            (["topics", "creat"], 2),
            ([], 2), (["unheard-of"], 2), (["version", "more"], 2), (["version", "--unheard-of"], 2),
        ] as [([String], Int32)])
    func exitCodesAreThoseOfTheContract(line: [String], code: Int32) {
        #expect(CommandTable.run(line) == code)
    }

    @Test func everyCommandIsInTheHelp() {
        for command in CommandTable.commands {
            #expect(CommandTable.helpText.contains("  \(command.name) "))
        }
    }
}
