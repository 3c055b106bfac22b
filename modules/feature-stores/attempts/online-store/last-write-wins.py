# score: 2
# hint: the newer day keeps its 20
# why: each write replaces what is there
class OnlineStore:
    def __init__(self, connection, lifetime):
        self.connection, self.lifetime = connection, lifetime
        connection.execute("CREATE TABLE IF NOT EXISTS newest (entity_id INTEGER PRIMARY KEY, event_time TEXT, value REAL)")

    def write(self, rows):
        for entity, event_time, created, value in rows:
            self.connection.execute("REPLACE INTO newest VALUES (?, ?, ?)", (entity, event_time.isoformat(), value))

    def read(self, entity_id, now):
        found = self.connection.execute("SELECT event_time, value FROM newest WHERE entity_id = ?", (entity_id,)).fetchone()
        return found[1] if found and now - pd.Timestamp(found[0]) <= self.lifetime else None
