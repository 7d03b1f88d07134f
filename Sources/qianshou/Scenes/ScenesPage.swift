internal import FoundationEssentials
internal import OrderDomain
internal import RuleLoading

/// docs/SCENES.md: what is asked of a merchant and which clocks run, a table a platform.
struct ScenesPage {
    let rules: RuleSet

    /// The page.
    var markdown: String {
        ([head] + Platform.allCases.map(section)).joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        """
        # Scenes and clocks

        Made by `qianshou rules scenes` from the code's tables and `rules/clocks`; a test keeps the two equal.
        The ids are those of the source documents' facts; every action carries its id as `policy`.

        "Signed", "stored", "picked up" are stages and verdicts of the parcel that the request is about. What
        happens if a step is skipped is a prediction. A clock's warnings and its end go out as `deadline`; the
        platform's own `deadline_changed` beats the hours. What starts a running clock starts it anew;
        `modified` starts one where it follows an answer or changes the type.
        """
    }

    private func section(_ platform: Platform) -> String {
        let clocks = rules.clockRows.filter { $0.clock.platform == platform }
        var parts = ["## \(title(platform))", precedence(platform), scenes(platform)]
        parts += clocks.isEmpty ? ["The documents give this platform no clocks."] : [clockTable(clocks)]
        return parts.joined(separator: "\n\n")
    }

    private func title(_ platform: Platform) -> String {
        switch platform {
        case .wechatChannels: "WeChat Channels 视频号小店/微信小店"
        case .pinduoduo: "Pinduoduo 拼多多"
        case .douyin: "Douyin 抖店"
        case .taobao: "Taobao 淘宝"
        }
    }

    private func precedence(_ platform: Platform) -> String {
        switch platform {
        case .wechatChannels:
            "The first row that holds decides: G1, W2.3, W3.4, G2, W3.2b, W1.3, W1.2, W1.1, W2.2, W2.1, "
                + "W3.1, W3.2a, W3.3, W3.2c; G7 takes its place."
        case .pinduoduo:
            "The first row that holds decides: for 仅退款 G1, G2 or P3.1's refund, P3.3, P3.2, P3.1; for 退货退款 "
                + "P4.3, P4.2, P4.1; for 价保 P5.6, then the one whose state it is."
        case .douyin:
            "D3.x before the rows taken over from WeChat (G6), which follow its order; D1.3 and D2.x stand "
                + "beside them."
        case .taobao:
            "B1.3, then B1.2, before the rows taken over from WeChat (G6), which follow its order; B2.1 and "
                + "B7.1 need no request."
        }
    }
}

// MARK: - Tables

extension ScenesPage {
    private func scenes(_ platform: Platform) -> String {
        return table(
            ["id", "when", "the merchant must", "action", "if skipped", "source"],
            SceneNote.notes(on: platform).map { note in
                [
                    "\(note.row.policy.name)", note.when, note.must, action(note.row),
                    skipped(note.row, platform), note.source,
                ]
            })
    }

    private func action(_ row: SceneRow) -> String {
        row.steps.map { step in
            let proposal = step.proposal.map { " `\($0.name)`" } ?? ""
            let proof = Ask(step.kind, row, waybill: LoggedEvent.absent).evidence.map { " `\($0.name)`" }
            return "`\(step.kind.name)`\(proposal)\(proof.joined(separator: ","))"
        }.joined(separator: "; ")
    }

    private func skipped(_ row: SceneRow, _ platform: Platform) -> String {
        switch row.ifSkipped(on: platform) {
        case .merchantLiable:
            "merchant liable 商家责任: a rejection without it is a `liability`, missing "
                + row.liabilities.map { "`\($0.name)`" }.joined(separator: " or ")
        case .systemRefunds: "the system refunds"
        case .windowCloses: "the window closes"
        case .unknown: "not told"
        }
    }

    private func clockTable(_ rows: [ClockRow]) -> String {
        table(
            ["clock", "what", "starts", "runs", "ends by", "warns", "at the end", "source", "known from"],
            rows.map { row in
                let warnings = row.entry.warnings.map { writtenDuration($0) }
                return [
                    "\(row.clock.name)", row.about, names(row.clock.starts),
                    writtenDuration(row.entry.length),
                    row.clock.ends.isEmpty ? "nothing" : names(row.clock.ends),
                    warnings.isEmpty ? "no" : warnings.joined(separator: ", "), "`\(row.clock.outcome.name)`",
                    row.source, row.validFrom,
                ]
            })
    }

    private func names(_ bounds: [ClockBound]) -> String {
        bounds.map { "`\($0.name)`" }.joined(separator: ", ")
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }
}
