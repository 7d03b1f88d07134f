#!/usr/bin/env python3
"""Writes a dump of Douyin orders of 20 tracks, a return leg of 3 and five actions each.

usage: heavy.py OUT [--orders 60000] [--apart SECONDS, default 60]

--apart: how long after the one before it each order begins; an order lives for 40 hours, so that with 60 s some
2 400 grow at a time, and with 1 s and few orders all grow together, which leaves the most free blocks.
"""
import argparse, heapq, json
from datetime import datetime, timedelta, timezone

START = datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=8)))
TEXTS = ["【杭州市】快件已被文三路营业部揽收，揽收员张三，电话13012345678，感谢使用，祝您生活愉快，如有疑问请拨打客服热线95311",
         "【杭州市】快件离开萧山转运中心,已发往武汉市江夏集散中心，如有疑问请拨打客服热线95311，感谢您的支持与耐心等待"]
STORED = "【武汉市】您的快件已放入丰巢智能快递柜(3号楼东侧),待取件，如有疑问请拨打客服热线95311"
SIGNED = "已签收，签收人：仓库本人签收，感谢使用，期待再次为您服务，如有疑问请拨打客服热线95311"


def history(number, start):
    """The records of one order, in the order of their times: (time, topic, order id, value)."""
    order, after_sale, outbound, back = ("%s%d" % (p, 10**13 + number) for p in ("DD2026", "AS", "YT", "RT"))
    base = {"orderId": order, "platform": "douyin", "shopId": "SHOP149"}

    def event(topic, event, hours, **more):
        at = start + timedelta(hours=hours)
        value = {"eventId": "%s%016x" % (topic[:2].upper(), number << 16 | int(hours * 100)), **base, "event": event,
                 "occurredAt": at.isoformat(), **more}
        return at, topic, order, value

    def sale(kind, hours, **more): return event("aftersales.events", kind, hours, afterSaleId=after_sale, **more)

    def track(waybill, hours, text):
        at = start + timedelta(hours=hours)
        return at, "courier.tracking", order, {
            "eventId": "TE%016x" % (number << 16 | hours), "orderId": order, "waybillNo": waybill, "courier": "yuantong",
            "occurredAt": at.isoformat(), "description": text}

    yield event("order.events", "placed", 0, amountFen=9900, items=[{"itemId": "I1", "title": "x", "priceFen": 9900, "quantity": 1}])
    yield event("order.events", "shipped", 1, waybillNo=outbound, courier="yuantong")
    for hour in range(19): yield track(outbound, 2 + hour, TEXTS[hour % 2])
    yield track(outbound, 30, STORED)
    yield sale("requested", 31, type="refund_only", reason="quality", amountFen=9900)
    yield sale("recall_requested", 32)
    yield sale("recall_failed", 33)
    yield sale("modified", 34, type="return_refund")
    yield sale("merchant_agreed", 35)
    yield sale("return_shipped", 36, waybillNo=back, courier="yuantong")
    for hour, text in enumerate(TEXTS + [SIGNED]): yield track(back, 37 + hour, text)
    yield sale("return_inspected", 40, finding="hurts_resale", fault="none")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--orders", type=int, default=60_000)
    parser.add_argument("--apart", type=float, default=60)
    o = parser.parse_args()
    histories = (history(n, START + timedelta(seconds=n * o.apart)) for n in range(o.orders))
    offsets = {}
    with open(o.out, "w", encoding="utf-8") as out:
        for at, topic, order, value in merged(histories, o.apart):
            offset = offsets[topic] = offsets.get(topic, -1) + 1
            payload = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            out.write(json.dumps({"topic": topic, "partition": 0, "offset": offset, "tstype": "create", "ts": int(at.timestamp() * 1000),
                                  "key": order, "payload": payload}, ensure_ascii=False, separators=(",", ":")) + "\n")


def merged(histories, apart):
    """All records in the order of their times, with as many histories open as overlap."""
    waiting = []
    for number, records in enumerate(histories):
        start = START + timedelta(seconds=number * apart)
        while waiting and waiting[0][0] < start: yield from step(waiting)
        push(waiting, number, records)
    while waiting: yield from step(waiting)


def push(waiting, number, records):
    record = next(records, None)
    if record: heapq.heappush(waiting, (record[0], number, record, records))


def step(waiting):
    _, number, record, records = heapq.heappop(waiting)
    yield record
    push(waiting, number, records)


main()
