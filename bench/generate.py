#!/usr/bin/env python3
"""Makes a dump of topics as `kcat -J` would write it: orders, their parcels' tracks and after-sales on four platforms.

usage: generate.py [--orders N] [--seed S] [--days D] [--broken SHARE] [--keyed-by courier|order] [--out FILE]

Every order follows one of the courses below. On top of them come what feeds are like: events twice, hours late or at
equal instants, plain dates, ids as numbers, tracks without id, tracks keyed by their waybill that know no order, tracks
that no order ever claims, and broken records of every kind. One seed is one sequence of bytes, on any Python from 3.8 on:
nothing but random() is drawn from, because the rest of the module may change between versions.
Standard library only. `bench/sample/parcels.ndjson` is the output of the defaults.
"""
import argparse, json, random, zlib
from datetime import datetime, timedelta, timezone
import wording as W

CST = timezone(timedelta(hours=8))
START = datetime(2026, 3, 1, 8, 0, 0, tzinfo=CST).timestamp()
PLATFORMS = ["wechat_channels", "pinduoduo", "douyin", "taobao"]
PARTITIONS = 3
TRACKS, ORDERS, AFTERSALES = "courier.tracking", "order.events", "aftersales.events"
REASONS = ["not_received", "unwanted", "quality", "damaged", "missing_item", "logistics", "other"]
BY_WAYBILL = {"zhongtong", "ems", "jd"}          # couriers whose feed is keyed by waybill and names no order
CODES = {"COLLECTED": "103", "TRANSIT": "1002", "ARRIVED": "1001", "OUT": "5", "STORED_STATION": "501", "STORED_LOCKER": "501",
         "SELF": "301", "BY_FAMILY": "303", "BY_OTHER": "303", "REFUSED": "14", "RETURNING": "6"}

# Every order's parcel is collected, carried and taken out for delivery; then one of these, by weight.
COURSES = [
    (14, ["SELF"]), (12, ["STORED_STATION", "TAKEN_STATION"]), (10, ["STORED_STATION", "TAKEN_CODE"]),
    (10, ["STORED_LOCKER", "TAKEN_LOCKER"]), (6, ["STORED_STATION"]), (4, ["STORED_LOCKER"]), (2, ["STORED_SHOP"]),
    (6, ["STORED_STATION", "BARE"]), (4, ["BARE"]), (5, ["BY_FAMILY"]), (5, ["BY_OTHER"]), (6, ["AT_ADDRESS"]),
    (4, ["AT_DEPOT"]), (2, ["AT_DEPOT", "OUT", "SELF"]), (3, ["FAILED", "OUT", "SELF"]), (4, ["REFUSED", "RETURNING", "RETURNED"]),
    (2, ["REFUSED", "OUT", "STORED_STATION", "TAKEN_STATION"]), (2, ["INTERCEPTED", "RETURNING", "RETURNED"]), (1, ["LOST"]),
    (2, ["OUT_OF_AREA", "OUT", "SELF"]), (1, ["AT_ADDRESS", "SELF"]),
]


class Draw:
    """Seeded choices that rest on random() alone."""
    def __init__(self, seed): self._random = random.Random(seed).random
    def chance(self, share): return self._random() < share
    def between(self, low, high): return low + int(self._random() * (high - low + 1))
    def one_of(self, items): return items[int(self._random() * len(items))]
    def digits(self, count): return "".join(str(self.between(0, 9)) for _ in range(count))
    def weighted(self, pairs):
        at = self._random() * sum(weight for weight, _ in pairs)
        for weight, item in pairs:
            at -= weight
            if at < 0: return item
        return pairs[-1][1]


def compact(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
def local(t): return datetime.fromtimestamp(int(t), CST)
def iso(t): return local(t).isoformat()


class Order:
    """One order while its events are made; `records` receives (arrival, topic, key, payload)."""
    def __init__(self, draw, number, start, records, platform=None):
        self.draw, self.now, self.records = draw, start, records
        self.platform, self.shop = platform or draw.one_of(PLATFORMS), "S%03d" % draw.between(1, 40)
        self.id = {"wechat_channels": "37%s", "pinduoduo": "260301-%s", "douyin": "69%s", "taobao": "25%s"}[self.platform] % draw.digits(17)
        self.after = "A%06d-%s" % (number, draw.digits(4))
        self.amount, self.perishable = draw.between(900, 40000), draw.chance(.15)

    def put(self, topic, value, key=None, at=None):
        draw, at = self.draw, self.now if at is None else at
        arrival = at + draw.between(1, 90) + (3600 * draw.between(2, 20) if draw.chance(.04) else 0)
        payload = compact(value)
        self.records.append((arrival, topic, key or self.id, payload))
        if draw.chance(.025): self.records.append((arrival + draw.between(1, 900), topic, key or self.id, payload))

    def order_event(self, event, **more):
        # WeChat sends its order ids as JSON numbers, above 2^53.
        order = int(self.id) if self.platform == "wechat_channels" and event != "placed" else self.id
        self.put(ORDERS, {"eventId": "o" + self.draw.digits(15), "orderId": order, "event": event, "platform": self.platform,
                          "shopId": self.shop, "occurredAt": iso(self.now), **more})

    def after_sale(self, event, **more):
        self.put(AFTERSALES, {"eventId": "a" + self.draw.digits(15), "orderId": self.id, "afterSaleId": self.after, "platform": self.platform,
                              "event": event, "occurredAt": iso(self.now), **more})

    def placed(self):
        item = {"itemId": "i" + self.draw.digits(5), "category": "fresh" if self.perishable else "daily",
                "perishable": self.perishable, "noReasonReturn": not self.perishable, "priceFen": self.amount, "quantity": 1}
        self.order_event("placed", amountFen=self.amount, items=[item])
        self.now += self.draw.between(600, 40000)

    def parcel(self):
        draw = self.draw
        return Parcel(draw.one_of(W.COURIERS), draw)


class Parcel:
    """A waybill and the words that its tracks are filled with."""
    def __init__(self, courier, draw):
        self.courier, self.waybill = courier, W.PREFIX[courier] + draw.digits(12)
        pick = draw.one_of
        self.words = {"from": pick(W.CITIES), "to": pick(W.CITIES), "hub": pick(W.HUBS), "hub2": pick(W.HUBS), "outlet": pick(W.OUTLETS),
                      "outlet2": pick(W.OUTLETS), "station": pick(W.STATIONS), "shop": pick(W.SHOPS), "locker": pick(W.LOCKERS),
                      "man": pick(W.COURIER_NAMES), "man2": pick(W.COURIER_NAMES), "family": pick(W.FAMILY), "other": pick(W.OTHERS),
                      "place": pick(W.PLACES), "phone": "1%s****%s" % (pick("3578") + draw.digits(1), draw.digits(4)),
                      "code": "%s-%s-%s" % (draw.digits(1), draw.digits(1), draw.digits(4))}


def track(order, parcel, step, **more):
    """One line of the courier's feed, in that courier's way of writing times, ids and codes."""
    draw, courier = order.draw, parcel.courier
    when = {"shentong": local(order.now).strftime("%Y-%m-%d %H:%M:%S"), "debangkuaidi": local(order.now).strftime("%Y/%m/%d %H:%M")}.get(courier, iso(order.now))
    if courier == "ems" and draw.chance(.2): when = when[:10]
    value = {"waybillNo": parcel.waybill if draw.chance(.97) else " %s " % parcel.waybill.lower(), "courier": courier, "occurredAt": when,
             "description": draw.one_of(getattr(W, step)).format(**parcel.words)}
    if courier != "yunda": value["eventId"] = "t" + draw.digits(15)
    if step in CODES and draw.chance(.7): value["status"] = {"provider": "kuaidi100", "code": CODES[step]}
    known = courier not in BY_WAYBILL
    if known: value["orderId"] = order.id
    value.update(more)
    order.put(TRACKS, value, key=order.id if known else parcel.waybill)


def carry(order, parcel):
    """From the sender to the courier's van, then the course that was drawn."""
    draw = order.draw
    steps = ["COLLECTED"] + ["TRANSIT"] * draw.between(1, 4) + ["ARRIVED", "OUT"] + draw.weighted(COURSES)
    if draw.chance(.1): steps.insert(1, "ADVERT")
    for step in steps:
        track(order, parcel, step)
        order.now += 0 if draw.chance(.02) else draw.between(900, 30000)


def ship(order, records, orders):
    """One or two parcels; sometimes a second order in the same parcel, or a waybill that takes another's place."""
    draw, parcel = order.draw, order.parcel()
    order.order_event("shipped", waybillNo=parcel.waybill, courier=parcel.courier)
    if draw.chance(.06):
        wrong, parcel = parcel, order.parcel()
        order.order_event("shipped", waybillNo=parcel.waybill, courier=parcel.courier, replaces=wrong.waybill)
    if draw.chance(.05):
        rider = Order(draw, orders, order.now, records)
        rider.placed()
        rider.order_event("shipped", waybillNo=parcel.waybill, courier=parcel.courier)
    shipped = order.now
    carry(order, parcel)
    if draw.chance(.08):
        arrived, order.now = order.now, shipped
        second = order.parcel()
        order.order_event("shipped", waybillNo=second.waybill, courier=second.courier)
        carry(order, second)
        order.now = max(order.now, arrived)
    return parcel


def dispute(order, parcel):
    """An after-sale: a refund, or a return with its own leg back to the merchant."""
    draw = order.draw
    back = draw.chance(.4)
    order.now += draw.between(-60000, 90000)
    order.after_sale("requested", type="return_refund" if back else "refund_only", reason=draw.one_of(REASONS), amountFen=order.amount)
    order.now += draw.between(900, 60000)
    if not back:
        return order.after_sale(draw.one_of(["merchant_agreed", "merchant_rejected", "cancelled", "refunded"]))
    order.after_sale("merchant_agreed")
    order.now += draw.between(3600, 90000)
    leg = order.parcel()
    order.after_sale("return_shipped", waybillNo=leg.waybill, courier=leg.courier)
    for step in ["COLLECTED", "TRANSIT", "BACK_SIGNED"]:
        order.now += draw.between(3600, 40000)
        track(order, leg, step)
    order.after_sale("return_received", waybillNo=leg.waybill, courier=leg.courier)


def claim(order):
    """An after-sale while the parcel is on its way: the whole amount on WeChat, the price on Pinduoduo, a part of the amount on Taobao; on
    Douyin a return that is inspected. What the merchant does follows, so that actions are superseded and withdrawn."""
    draw, parcel = order.draw, order.parcel()
    order.placed()
    order.order_event("shipped", waybillNo=parcel.waybill, courier=parcel.courier)
    def step(name, **more):
        order.now += draw.between(3600, 40000)
        (order.after_sale if name[0].islower() else lambda course: track(order, parcel, course))(name, **more)
    step("COLLECTED")
    ask = {"wechat_channels": ("refund_only", "unwanted"), "pinduoduo": ("price_protection", "other"),
           "douyin": ("return_refund", "quality"), "taobao": ("refund_only", "not_received")}[order.platform]
    step("requested", type=ask[0], reason=ask[1], amountFen=order.amount // 2 if order.platform == "taobao" else order.amount)
    if order.platform == "wechat_channels":
        for name in "intercept_requested", "intercept_failed", "OUT": step(name)
        step("negotiation_sent", proposal="refuse_delivery")
        step("negotiation_declined", proposal="refuse_delivery")
    for name in "OUT", "STORED_STATION", "TAKEN_CODE": step(name)
    if order.platform != "douyin": return step(draw.one_of(["merchant_rejected", "cancelled"]))
    step("merchant_agreed")
    parcel = order.parcel()
    step("return_shipped", waybillNo=parcel.waybill, courier=parcel.courier)
    for name in "COLLECTED", "TRANSIT", "BACK_SIGNED": step(name)
    step("evidence_submitted", evidence="unboxing_video", media={"format": "mp4", "sizeBytes": 31457280, "durationSeconds": 95})
    step("return_inspected", finding="hurts_resale", fault=draw.one_of(["courier", "quality"]))


def broken(draw, at, number):
    """A record that belongs to the dead letters, kind by kind in turn: (topic, key, payload); bytes where it is no UTF-8."""
    track = {"eventId": "x" + draw.digits(9), "waybillNo": "YT" + draw.digits(12), "courier": "yuantong", "occurredAt": iso(at), "description": "快件已签收"}
    event = {"eventId": "x" + draw.digits(9), "orderId": "260301-" + draw.digits(17), "event": "placed", "platform": "taobao", "shopId": "S001", "occurredAt": iso(at), "amountFen": 100}
    kinds = [
        (TRACKS, compact(track)[:-20]), (TRACKS, None), (TRACKS, "[" * 80 + "]" * 80), (TRACKS, compact("快件已签收")),
        (TRACKS, compact(track).encode().replace("快".encode(), b"\xe5\xbf")), (TRACKS, compact({**track, "waybillNo": " "})),
        (TRACKS, compact({**track, "occurredAt": "2026-02-30 10:00:00"})), (TRACKS, compact({**track, "occurredAt": iso(at + 40 * 86400)})),
        (TRACKS, compact({**track, "description": 7})), (ORDERS, compact({**event, "platform": "kiosk"})),
        (ORDERS, compact(event)[:-1] + ',"orderId":"twice"}'), (ORDERS, compact({**event, "amountFen": 1.5})), (AFTERSALES, compact(event)),
    ]
    topic, payload = kinds[number % len(kinds)]
    return topic, track["waybillNo"] if topic == TRACKS else event["orderId"], payload


def history(args):
    draw, records, bad = Draw(args.seed), [], 0
    for number in range(args.orders):
        order = Order(draw, number, START + draw.between(0, int(args.days * 86400)), records)
        order.placed()
        parcel = ship(order, records, args.orders + number)
        if draw.chance(.35): dispute(order, parcel)
        if draw.chance(.5): order.order_event("receipt_confirmed")
        if draw.chance(.08):
            track(order, Parcel("ems", draw), "COLLECTED")      # no order ever claims it
        if draw.chance(args.broken):
            at = order.now + 60
            records.append((at, *broken(draw, at, bad)))
            bad += 1
    # Drawn apart, so that the orders above do not depend on them.
    draw = Draw(args.seed + 1)
    for number in range(args.orders // 9):
        claim(Order(draw, 2 * args.orders + number, START + draw.between(0, int(args.days * 86400)), records, PLATFORMS[number % 4]))
    records.sort(key=lambda record: record[0])                 # stable: equal arrivals stay as they were made
    return records


def envelope(record, offsets):
    arrival, topic, key, payload = record
    partition = zlib.crc32(key.encode()) % PARTITIONS
    offset = offsets.get((topic, partition), 0)
    offsets[topic, partition] = offset + 1
    head = '{"topic":"%s","partition":%d,"offset":%d,"tstype":"create","ts":%d,"key":%s,"payload":' % (topic, partition, offset, arrival * 1000, compact(key))
    if isinstance(payload, bytes):     # kcat writes bytes that are no UTF-8 as they are
        return head.encode() + b'"' + payload.replace(b'"', b'\\"') + b'"}\n'
    return (head + compact(payload) + "}\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--orders", type=int, default=75)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--days", type=float, default=45)
    parser.add_argument("--broken", type=float, default=.25, help="broken records an order")
    parser.add_argument("--keyed-by", choices=["courier", "order"], default="courier", help="order: every track names its order, and has its key")
    parser.add_argument("--out", help="default: standard output")
    args = parser.parse_args()
    if args.keyed_by == "order": BY_WAYBILL.clear()
    offsets = {}
    with open(args.out or 1, "wb", closefd=bool(args.out)) as out:
        for record in history(args): out.write(envelope(record, offsets))


if __name__ == "__main__":
    main()
