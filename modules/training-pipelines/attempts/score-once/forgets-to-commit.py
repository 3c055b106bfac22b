# score: 0
# hint: After all batches the table must have
# why: never ends the transaction, so that nobody else sees the scores
def score_batch(database, score, size):
    (mark,) = database.execute("SELECT seq FROM watermark").fetchone()
    rows = database.execute(
        "SELECT seq, id, happened, value FROM incoming WHERE seq > ? ORDER BY seq LIMIT ?", (mark, size)
    ).fetchall()
    for seq, unit, happened, value in rows:
        database.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
        database.execute("UPDATE watermark SET seq = ?", (seq,))
    return len(rows)
