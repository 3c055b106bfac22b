# score: 0
# hint: The later delivery replaces the earlier one
# why: ignores what is there already, so that corrections are lost
def score_batch(database, score, size):
    with database:
        (mark,) = database.execute("SELECT seq FROM watermark").fetchone()
        rows = database.execute(
            "SELECT seq, id, happened, value FROM incoming WHERE seq > ? ORDER BY seq LIMIT ?", (mark, size)
        ).fetchall()
        for seq, unit, happened, value in rows:
            database.execute("INSERT OR IGNORE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
            database.execute("UPDATE watermark SET seq = ?", (seq,))
    return len(rows)
