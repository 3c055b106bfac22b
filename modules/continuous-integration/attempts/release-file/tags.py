# score: 4
# hint: is not what was reviewed
# why: pins to tags, which their owner can move

%%writefile release.yml
name: release
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    strategy:
      matrix:
        python: ["3.10", "3.11"]
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v5
        with:
          python-version: ${{ matrix.python }}
      - uses: actions/cache@v5
        with:
          path: ~/.cache/pip
          key: pip-${{ matrix.python }}-${{ hashFiles('requirements.lock') }}
      - run: pip install --require-hashes -r requirements.lock
      - run: python -m pytest
  build:
    needs: test
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v5
      - run: python build.py
      - run: python sign.py
        env:
          SIGNING_KEY: ${{ secrets.SIGNING_KEY }}
