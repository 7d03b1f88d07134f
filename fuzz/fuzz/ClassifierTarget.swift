import Classification
import OrderDomain
import RuleLoading

/// Any bytes as a courier's text. The first byte chooses courier and status code.

enum ClassifierTarget {
    private static let couriers = ["", "yuantong", "shunfeng", "jd", "zhongtong", "ems", "danniao", "x"]
    private static let codes = [("", ""), ("kuaidi100", "301"), ("kuaidi100", "14"), ("kdniao", "3")]
    nonisolated(unsafe) private static var classifier = Classifier(table: Rules.set.table)
    nonisolated(unsafe) private static var heap: [UInt8] = []

    static func run(_ input: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let choice = input.first else { return 0 }
        let text = UnsafeBufferPointer(rebasing: input.dropFirst()).span
        let courier = Array(couriers[Int(choice) % couriers.count].utf8)
        let (provider, code) = codes[Int(choice >> 3) % codes.count]
        let (providerBytes, codeBytes) = (Array(provider.utf8), Array(code.utf8))
        let reading = classifier.classify(
            text, courier: courier.span, provider: providerBytes.span, code: codeBytes.span)
        promise(
            reading.match.isEmpty || reading.match.bounds.upperBound <= text.count,
            "the match lies in the text")
        promise(
            (reading.verdict == .pickedUp) == (reading.row?.countsAsPickedUp ?? false),
            "picked up is one of its three rows")
        promise(reading.verdict != .pickedUp || reading.rule != nil, "no code alone makes picked up")
        heap.removeAll(keepingCapacity: true)
        let shown = classifier.appendShown(text, reading, to: &heap)
        promise(shown.text.bounds.upperBound <= heap.count, "the shown text lies in the heap")
        promise(shown.match.bounds.upperBound <= heap.count, "the shown match lies in the heap")
        if String(validating: text, as: UTF8.self) != nil {
            let text = String(validating: heap.span.extracting(shown.text.bounds), as: UTF8.self)
            promise(text != nil, "what is shown of UTF-8 is UTF-8")
            promise(text?.unicodeScalars.count ?? 0 <= 300, "a window is of 300 code points")
        }
        return 0
    }
}

extension String {
    fileprivate init?(validating bytes: Span<UInt8>, as _: UTF8.Type) {
        guard let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) else {
            return nil
        }
        self = text
    }
}

/// The rules inside the binary, read once.
enum Rules {
    static let set: RuleSet = {
        do throws(RuleFileError) {
            return try RuleSet.embedded()
        } catch {
            fatalError("\(error)")
        }
    }()
}
