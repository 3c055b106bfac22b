# score: 0
# hint: Thirty deliveries in batches of twelve
# why: takes the newest day that has a score as its mark, so that late rows are behind it
def score_batch(database, score, size):
    with database:
        newest = database.execute("SELECT coalesce(max(happened), '') FROM scores").fetchone()[0]
        rows = database.execute(
            "SELECT seq, id, happened, value FROM incoming WHERE happened > ? ORDER BY seq LIMIT ?", (newest, size)
        ).fetchall()
        for seq, unit, happened, value in rows:
            database.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
            database.execute("UPDATE watermark SET seq = ?", (seq,))
    return len(rows)
