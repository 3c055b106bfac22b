# score: 2
# hint: must not go unnoticed
# why: compares the rows well, and lets a value live for ever
class OnlineStore:
    def __init__(self, connection, lifetime):
        self.connection = connection
        connection.execute("CREATE TABLE IF NOT EXISTS newest (entity_id INTEGER PRIMARY KEY, moment TEXT, value REAL)")

    def write(self, rows):
        for entity, event_time, created, value in rows:
            moment = event_time.isoformat() + " " + created.isoformat()
            put = "INSERT INTO newest VALUES (?, ?, ?) ON CONFLICT (entity_id) DO UPDATE SET moment = excluded.moment, value = excluded.value WHERE excluded.moment > newest.moment"
            self.connection.execute(put, (entity, moment, value))

    def read(self, entity_id, now):
        found = self.connection.execute("SELECT value FROM newest WHERE entity_id = ?", (entity_id,)).fetchone()
        return found[0] if found else None
