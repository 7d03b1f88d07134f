#!/usr/bin/env python3
"""Writes a dump of Pinduoduo orders that each ask for a return-refund, which starts P2.1's 48 hours (DOMAIN 3.1).

usage: clocks.py OUT [--orders 100000] [--without-clock] [--cancel]

--without-clock asks for an exchange instead, which starts no clock: the difference is what setting one costs.
--cancel ends every request three hours later. Partition 0 alone: one task.
"""
import argparse, json
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 1, tzinfo=CHINA)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--without-clock", action="store_true")
    parser.add_argument("--cancel", action="store_true")
    o = parser.parse_args()
    offsets = {}
    with open(o.out, "w", encoding="utf-8") as out:
        def put(topic, event, order, at, **more):
            value = {"eventId": "%s-%d" % (event, order), "orderId": "O%d" % order, "event": event, "platform": "pinduoduo",
                     "shopId": "S1", "occurredAt": at.isoformat(), **more}
            offset = offsets[topic] = offsets.get(topic, -1) + 1
            out.write(json.dumps({"topic": topic, "partition": 0, "offset": offset, "tstype": "create", "ts": int(at.timestamp() * 1000),
                                  "key": "O%d" % order, "payload": json.dumps(value, separators=(",", ":"))}, separators=(",", ":")) + "\n")

        def each(topic, event, hours, **more):
            for order in range(o.orders):
                after_sale = {"afterSaleId": "A%d" % order} if topic == "aftersales.events" else {}
                put(topic, event, order, START + timedelta(hours=hours, milliseconds=order * 100), **after_sale, **more)

        each("order.events", "placed", 0, amountFen=9900)
        kind = "exchange" if o.without_clock else "return_refund"
        each("aftersales.events", "requested", 3, type=kind, reason="other", amountFen=9900)
        if o.cancel: each("aftersales.events", "cancelled", 6)


main()
