import KafkaHarness
import Testing

/// `qianshou run` on a real broker: after every fault the committed outputs are those of `replay` on the same
/// input, byte for byte, and the committed offsets are the ends of the input. One at a time, because they
/// share a broker and two cores.
@Suite(.onRealBroker, .serialized) enum EndToEnd {}
