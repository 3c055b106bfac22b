# score: 4
# hint: A second store on the same connection
# why: keeps the values in the object, so that they are gone with it
class OnlineStore:
    def __init__(self, connection, lifetime):
        self.rows, self.lifetime = {}, lifetime

    def write(self, rows):
        for entity, *row in rows:
            self.rows[entity] = max(self.rows.get(entity, row), row)

    def read(self, entity_id, now):
        event_time, created, value = self.rows.get(entity_id, (None, None, None))
        return value if event_time is not None and now - event_time <= self.lifetime else None
