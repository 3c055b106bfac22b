# score: 4
# hint: Some scores of the failed batch are in the table
# why: commits after each row, the mark at the end
def score_batch(database, score, size):
    (mark,) = database.execute("SELECT seq FROM watermark").fetchone()
    rows = database.execute(
        "SELECT seq, id, happened, value FROM incoming WHERE seq > ? ORDER BY seq LIMIT ?", (mark, size)
    ).fetchall()
    for _, unit, happened, value in rows:
        database.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", (unit, happened, score(value)))
        database.commit()
    if rows:
        database.execute("UPDATE watermark SET seq = ?", (rows[-1][0],))
        database.commit()
    return len(rows)
