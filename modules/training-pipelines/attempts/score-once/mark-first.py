# score: 4
# hint: The mark moved from
# why: moves the mark before the work is done
def score_batch(database, score, size):
    (mark,) = database.execute("SELECT seq FROM watermark").fetchone()
    rows = database.execute(
        "SELECT seq, id, happened, value FROM incoming WHERE seq > ? ORDER BY seq LIMIT ?", (mark, size)
    ).fetchall()
    if rows:
        database.execute("UPDATE watermark SET seq = ?", (rows[-1][0],))
        database.commit()
    with database:
        for _, unit, happened, value in rows:
            database.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
    return len(rows)
