internal import OrderDomain

extension SceneNote {
    /// 抖店 (DOMAIN 4).
    static let douyin = [
        SceneNote(
            .d1_3, when: "D1.2 warns, ≥ 5 d after the return waybill, the return not signed; once",
            must: "use 延长收货: D1.2 then runs 7 d longer (R3.9)", source: "seed 003"),
        SceneNote(
            .d2_0, when: "the return is signed, not rejected yet",
            must: "inspect 验货 and keep 面单与商品合照 and 开箱视频", source: "seed 003"),
        SceneNote(
            .d2_1, when: "inspected: hurts resale 影响二次销售",
            must:
                "courier's fault: guide to a courier claim; quality fault: compensate, never agree and then "
                + "refuse; else negotiate that the buyer cancels or changes",
            source: "seed 003"),
        SceneNote(
            .d2_2, when: "inspected: another item 拍A退B",
            must: "the buyer cancels, applies anew and sends the right one; send the wrong one back",
            source: "seed 003"),
        SceneNote(
            .d2_3, when: "inspected: parts or gifts are missing 少件漏件",
            must: "courier's fault: the buyer claims; else deduct by 小额打款, or the buyer sends the rest",
            source: "seed 003"),
        SceneNote(
            .d3_1, when: "quality complaint inside the 24 h of 生鲜坏单包赔; before any W row",
            must: "compensate", source: "seed 003"),
        SceneNote(
            .d3_2, when: "quality complaint inside the 60 d of 美妆过敏包退; before any W row",
            must: "compensate", source: "seed 003"),
    ]

    /// 淘宝 (DOMAIN 5).
    static let taobao = [
        SceneNote(
            .b1_2, when: "退货退款, reason unwanted or other, after B1.1 has run out; before the W rows",
            must: "hand over to a person", source: "seed 004"),
        SceneNote(
            .b1_3, when: "reason missing_item, ≤ 24 h after signing; before the W rows",
            must: "resend or refund the difference at the seller's cost, usually within 3 working days",
            source: "seed 004"),
        SceneNote(
            .b1_3Late, when: "reason missing_item, later than 24 h after signing",
            must: "hand over to a person", source: "seed 004"),
        SceneNote(
            .b2_1, when: "快递超区, 盲区件/无网点件 or 滞留件, also without a request",
            must: "ask the courier; make a plan with the buyer: other courier, self-pick-up, return",
            source: "seed 004"),
        SceneNote(
            .b7_1, when: "交易成功 while the parcel is not picked up, also without a request",
            must: "raise it before the buyer does", source: "seed 004"),
    ]
}
