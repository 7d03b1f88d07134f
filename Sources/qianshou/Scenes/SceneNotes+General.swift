internal import OrderDomain

extension SceneNote {
    /// What follows for every platform (DOMAIN 7).
    static let general = [
        SceneNote(
            .g1, when: "仅退款, placed here, no parcel shipped", must: "refund", source: "DOMAIN 7"),
        SceneNote(
            .g2, when: "仅退款, the parcel was refused, intercepted, recalled or came back",
            must: "refund", source: "DOMAIN 7"),
        SceneNote(
            .g3, when: "仅退款, signed and the verdict is undetermined; beside the row that holds",
            must: "ask the courier who signed", source: "DOMAIN 7"),
        SceneNote(
            .g7,
            when: "less is asked, by more than 1 fen, than could be refunded; "
                + "in place of W1.1, W1.2, W2.1, W2.2, G1, G2",
            must: "hand over to a person: the money is discussed, not the parcel", source: "DOMAIN 7"),
        SceneNote(
            .g10, when: "the order has been unknown for 24 h since the request",
            must: "hand over to a person, never pay", source: "DOMAIN 7"),
    ]
}
