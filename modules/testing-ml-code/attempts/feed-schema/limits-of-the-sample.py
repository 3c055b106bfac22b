# score: 3
# hint: Take limits from the contract
# why: takes the limits from a batch that was seen
seen = data.feed(seed=2)
schema = pa.DataFrameSchema(
    {
        "amount": pa.Column("float64", pa.Check(lambda column: column >= seen["amount"].min())),
        "count": pa.Column("int64", pa.Check.isin(sorted(set(seen["count"])))),
        "reading": pa.Column("float64", pa.Check(lambda column: column.isna().mean() <= 0.25, ignore_na=False), nullable=True),
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
