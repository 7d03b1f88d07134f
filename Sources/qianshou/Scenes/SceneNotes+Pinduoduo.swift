internal import OrderDomain

extension SceneNote {
    /// 拼多多 (DOMAIN 3.2 to 3.4). "Signed" is the stage, whoever signed; stored counts as unsigned.
    static let pinduoduo = [
        SceneNote(
            .p3_1, when: "仅退款, shipped, unsigned",
            must: "agree 同意拒收后退款 and remind the buyer to refuse; before out_for_delivery also intercept, "
                + "with the platform's own tool",
            source: "seed 001"),
        SceneNote(
            .p3_1Refund, when: "仅退款, 同意拒收后退款 was given and the parcel turned back",
            must: "check that the platform refunds 系统才会退款", source: "seed 001"),
        SceneNote(
            .p3_2, when: "仅退款, signed",
            must: "小额打款 and cancel for quality, damaged, missing_item and special goods; else 改为退货退款",
            source: "seed 001"),
        SceneNote(
            .p3_3, when: "仅退款, reason logistics, or delivery_failed or lost; before P3.1, P3.2",
            must: "reassure, ask the courier at once, give the buyer a plan", source: "seed 001"),
        SceneNote(
            .p4_1, when: "退货退款 of digital goods that may be activated or unpacked",
            must: "ask for a written 未激活; else offer a discounted return", source: "seed 001"),
        SceneNote(
            .p4_2, when: "退货退款 of digital goods, activated: false",
            must: "remind the buyer to sign out of account and password, ask for a picture",
            source: "seed 001"),
        SceneNote(
            .p4_3, when: "退货退款 of digital goods, reason damaged, wrong_item, missing_item; before P4.1",
            must: "ask for pictures or video first", source: "seed 001"),
        SceneNote(
            .p4_4, when: "退货退款 of digital goods, the return is signed, not rejected yet",
            must: "hand in 面单与商品合照 and 开箱视频: ≤ 300 MB, ≤ 10 min, one of nine formats; "
                + "a video that breaks this is asked for anew, missing media",
            source: "seed 001"),
        SceneNote(
            .p5_1, when: "价保, ordered, not shipped", must: "guide to refund and reorder", source: "seed 001"),
        SceneNote(
            .p5_2, when: "价保, shipped, not signed",
            must: "guide to 退货退款 and reorder with intercept or refusal, or 降价补差 for the same item id",
            source: "seed 001"),
        SceneNote(
            .p5_3, when: "价保, signed, not opened, not activated",
            must: "guide to 退货退款 and reorder (ask for pictures), or 降价补差", source: "seed 001"),
        SceneNote(
            .p5_4, when: "价保, signed, opened, same item id, ≤ 7 d since 下单成功 (grouped, else placed)",
            must: "guide the buyer to apply for 降价补差", source: "seed 001"),
        SceneNote(
            .p5_5, when: "价保, signed, opened, > 7 d or another item id",
            must: "hand over to the platform's service", source: "seed 001"),
        SceneNote(
            .p5_6, when: "价保, cheaper elsewhere, ≤ 24 h after ordering; before all other P5",
            must: "guide the buyer to apply for 买贵双倍赔", source: "seed 001"),
        SceneNote(
            .p5_6Late, when: "价保, cheaper elsewhere, later than 24 h",
            must: "hand over to the platform's service", source: "seed 001"),
    ]
}
