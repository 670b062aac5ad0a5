"""What the players' books, the database and the workers' logs say about one another."""

import re
from collections import Counter


def question(cluster, sql):
    return int(cluster.sql(sql)[0][0])


def settled_by_workers(cluster):
    """How often each task was settled, by what the workers wrote; a settlement that was killed before its line has none."""
    lines = Counter()
    for worker in cluster.workers:
        lines.update(re.findall(r"task ([0-9a-f-]{36}) graded", worker.text()))
    return lines


def judge(cluster, books):
    """Figures, and what is wrong; nothing must be."""
    wrong = list(books.wrong)
    there = {row[0]: row for row in cluster.sql("SELECT e.id, e.status, e.score, a.player_id FROM evaluations e JOIN answers a ON a.id = e.answer_id WHERE e.purpose = 'grade'")}
    lost = [task for task in books.accepted if task not in there]
    open_ = [task for task in books.accepted if task in there and there[task][1] != "succeeded"]
    differ = [task for task, result in books.delivered.items() if task in there and there[task][2] != str(result["score"])]
    by_log = [task for task, times in settled_by_workers(cluster).items() if times > 1]
    twice = question(cluster, "SELECT COUNT(*) FROM (SELECT evaluation_id FROM ledger WHERE kind = 'answer' GROUP BY evaluation_id HAVING COUNT(*) > 1) x")
    doubled = question(cluster, "SELECT COUNT(*) FROM (SELECT answer_id FROM evaluations WHERE purpose = 'grade' GROUP BY answer_id HAVING COUNT(*) > 1) x")
    ledger = question(cluster, "SELECT COUNT(*) FROM players p WHERE balance <> 100 + (SELECT COALESCE(SUM(amount), 0) FROM ledger l WHERE l.player_id = p.id)")
    unasked = question(cluster, "SELECT COUNT(*) FROM answers") - len(books.accepted)
    paid = question(cluster, "SELECT COUNT(*) FROM ledger WHERE kind = 'answer'")
    for what, number in [
        ("accepted answers are lost", len(lost)), ("accepted answers have no result", len(open_)), ("evaluations failed", len(books.failed)),
        ("results differ from what was delivered", len(differ)), ("evaluations were settled twice by a worker", len(by_log)),
        ("evaluations were paid twice", twice), ("answers have two first evaluations", doubled), ("balances differ from the ledger", ledger),
        ("answers are there that nobody sent", unasked), ("evaluations are unpaid", len(there) - len(open_) - paid),
        ("accepted answers were not delivered", len(books.accepted) - len(books.delivered) - len(books.failed)),
        ("players count otherwise than the ledger", len(miscounted(cluster, books))),
    ]:
        if number:
            wrong.append(f"{number} {what}")
    figures = {"accepted": len(books.accepted), "evaluated": sum(row[1] == "succeeded" for row in there.values()), "paid": paid, "delivered": len(books.delivered)}
    figures |= {"lost": len(lost), "evaluated twice": len(by_log) + twice + doubled, "ledger errors": ledger, "without a result": len(open_)}
    return figures, wrong


def miscounted(cluster, books):
    """Players whose own sum of what they were told differs from what was booked for them."""
    booked = dict(cluster.sql("SELECT player_id, SUM(amount) FROM ledger WHERE kind = 'answer' GROUP BY player_id"))
    return [p.id for p in books.players if int(booked.get(p.id, 0)) != p.changes]
