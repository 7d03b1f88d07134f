internal import OrderDomain

extension SceneNote {
    /// 视频号小店/微信小店 (DOMAIN 2); Douyin and Taobao use W1.1, W1.2, W2.1–W2.3 and W3.2c of it (G6).
    static let wechat = [
        SceneNote(
            .w1_1, when: "仅退款, shipped, before out_for_delivery; the intercept did not fail",
            must: "intercept 快递拦截, and pass the result to the buyer", source: "seed 000"),
        SceneNote(
            .w1_2, when: "仅退款, the intercept failed, or the parcel is out_for_delivery or delivery_failed",
            must: "ask the buyer to refuse 拒收 and apply for 仅退款, or for 退货退款 after receipt",
            source: "seed 000"),
        SceneNote(
            .w1_3,
            when: "仅退款, shipped, neither signed nor stored, all goods perishable 生鲜/绿植; before W1.1, W1.2",
            must: "invite the buyer to cancel 邀请用户取消售后; no intercept", source: "seed 000"),
        SceneNote(
            .w2_1, when: "仅退款, stored, or signed and not picked up by the buyer (undetermined too, G3)",
            must: "have courier or outlet recall 召回 at once, and keep proof of it", source: "seed 000"),
        SceneNote(
            .w2_2, when: "as W2.1, and the recall failed",
            must: "ask the buyer to refuse or to send back", source: "seed 000"),
        SceneNote(
            .w2_3, when: "仅退款 or 退货退款, the parcel is lost 遗失, or the courier was at fault; before all others",
            must: "refund the buyer first, then claim from the courier", source: "seed 000"),
        SceneNote(
            .w3_1, when: "picked up, 仅退款, quality complaint, goods without 7-day return",
            must: "invite proof 补充凭证, then make a fair offer", source: "seed 000"),
        SceneNote(
            .w3_2a, when: "picked up, 退货退款, quality complaint, all goods perishable or all of low value",
            must: "propose 修改为仅退款", source: "seed 000"),
        SceneNote(
            .w3_2b, when: "退货退款, recalled while out for delivery or stored",
            must: "propose 修改为仅退款", source: "seed 000"),
        SceneNote(
            .w3_2c,
            when: "picked up, 仅退款, the goods must come back (not all perishable, not all of low value)",
            must: "propose 修改为退货退款", source: "seed 000"),
        SceneNote(
            .w3_3, when: "picked up, 仅退款 or 退货退款, personal reason, goods without 7-day return",
            must: "invite the buyer to cancel", source: "seed 000"),
        SceneNote(
            .w3_4, when: "picked up, and the newest proposal of a W3 row was declined or timed out",
            must: "hand in 红章证明本人签收 or the record of collection with the code; no other proof counts",
            source: "seed 000"),
    ]
}
