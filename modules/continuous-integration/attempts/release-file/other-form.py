# score: 6
# why: a right answer with lists, names and another pattern for the lock file

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
    timeout-minutes: 20
    strategy:
      matrix:
        python:
          - '3.10'
          - '3.11'
    steps:
      - uses: actions/checkout@307df2e625f9edbaa6c767f1f4086b3ccf1e006e
      - uses: actions/setup-python@e83879b41d81ab21977573f317bfdd5e7166bc25
        with:
          python-version: ${{ matrix.python }}
      - uses: actions/cache@23099eecaade930adc916ccdda752482c279e262
        with:
          path: ~/.cache/pip
          key: pip-${{ matrix.python }}-${{ hashFiles('**/requirements.lock') }}
      - run: pip install --require-hashes -r requirements.lock
      - run: python -m pytest
  build:
    needs: [test]
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@307df2e625f9edbaa6c767f1f4086b3ccf1e006e
      - run: python build.py
      - run: python sign.py
        name: Sign
        env: {SIGNING_KEY: "${{ secrets.SIGNING_KEY }}"}
