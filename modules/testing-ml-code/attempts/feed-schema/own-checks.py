# score: 5
# why: a right answer with checks written as functions, and a loop over the failure cases
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
    found = set()
    try:
        schema.validate(batch, lazy=True)
    except pa.errors.SchemaErrors as error:
        for case in error.failure_cases.itertuples():
            found.add(case.column if case.schema_context == "Column" else case.failure_case)
    return sorted(found)
