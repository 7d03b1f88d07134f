import LogModel
import Testing

@Suite struct RecordPositionTests {
    @Test(
        arguments: [
            (0, 0, "courier.tracking-0-0"),
            (11, 9_223_372_036_854_775_807, "courier.tracking-11-9223372036854775807"),
            (-1, -1, "courier.tracking--1--1"),
            (3, -9_223_372_036_854_775_808, "courier.tracking-3--9223372036854775808"),
        ] as [(Int32, Int64, String)])
    func aPositionIsWrittenAsTopicPartitionAndOffset(partition: Int32, offset: Int64, text: String) {
        let name = Array("courier.tracking".utf8)
        var out = Array("[".utf8)
        RecordPosition(topic: 0, partition: partition, offset: Offset(offset)).appendText(
            topic: name.span, to: &out)
        #expect(String(decoding: out, as: UTF8.self) == "[" + text)
    }

    @Test func offsetsOrderAsThePartitionDoes() {
        #expect(Offset(9) < Offset(10))
        #expect(Offset(9).next == Offset(10))
    }
}
