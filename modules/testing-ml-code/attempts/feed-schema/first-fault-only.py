# score: 2
# hint: you return
# why: stops at the first fault
def few_gaps(column):
    return column.isna().sum() * 4 <= len(column)


schema = pa.DataFrameSchema(
    {
        "amount": pa.Column("float64", pa.Check(lambda column: column > 0)),
        "count": pa.Column("int64", pa.Check(lambda column: column >= 0)),
        "reading": pa.Column("float64", pa.Check(few_gaps, ignore_na=False), nullable=True),
        "channel": pa.Column(None, pa.Check(lambda column: column.isin(data.CHANNELS))),
        "segment": pa.Column(None, pa.Check(lambda column: column.isin(data.SEGMENTS))),
        "label": pa.Column("int64", [pa.Check.ge(0), pa.Check.le(1)]),
    },
    strict=True,
)


def bad_columns(batch):
    try:
        schema.validate(batch)
    except pa.errors.SchemaError as error:
        return [error.schema.name]
    return []
