# score: 6
# why: a right answer that keeps all rows and picks the newest one when it is asked
class OnlineStore:
    def __init__(self, connection, lifetime):
        self.connection, self.lifetime = connection, lifetime
        connection.execute("CREATE TABLE IF NOT EXISTS history (entity_id, event_time, created, value)")

    def write(self, rows):
        self.connection.executemany(
            "INSERT INTO history VALUES (?, ?, ?, ?)", [(entity, str(event_time), str(created), value) for entity, event_time, created, value in rows]
        )

    def read(self, entity_id, now):
        newest = "SELECT event_time, value FROM history WHERE entity_id = ? ORDER BY event_time DESC, created DESC LIMIT 1"
        for event_time, value in self.connection.execute(newest, (int(entity_id),)):
            if pd.Timestamp(event_time) + self.lifetime >= now:
                return value
        return None
