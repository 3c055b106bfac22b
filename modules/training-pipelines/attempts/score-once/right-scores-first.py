# score: 6
# why: right, with all scores calculated before anything is written
def score_batch(database, score, size):
    rows = database.execute(
        "SELECT seq, id, happened, value FROM incoming WHERE seq > (SELECT seq FROM watermark) ORDER BY seq"
    ).fetchmany(size)
    scored = [(unit, happened, score(value)) for _, unit, happened, value in rows]
    if rows:
        with database:
            database.executemany("INSERT INTO scores VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET happened = excluded.happened, score = excluded.score", scored)
            database.execute("UPDATE watermark SET seq = ?", rows[-1][:1])
    return len(rows)
