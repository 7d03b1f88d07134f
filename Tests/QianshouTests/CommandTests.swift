import Testing

@testable import qianshou

@Suite struct CommandTests {
    @Test(
        arguments: [
            (["version"], 0), (["--version"], 0), (["--help"], 0), (["version", "--help"], 0),
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
