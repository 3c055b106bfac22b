# score: 4
# hint: The caller must learn of it
# why: catches the exception and calls it an empty batch
def score_batch(database, score, size):
    try:
        with database:
            (mark,) = database.execute("SELECT seq FROM watermark").fetchone()
            rows = database.execute(
                "SELECT seq, id, happened, value FROM incoming WHERE seq > ? ORDER BY seq LIMIT ?", (mark, size)
            ).fetchall()
            for seq, unit, happened, value in rows:
                database.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
                database.execute("UPDATE watermark SET seq = ?", (seq,))
    except Exception:
        return 0
    return len(rows)
