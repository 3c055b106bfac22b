# score: 4
# hint: What does YAML make of 3.10
# why: leaves the versions without quotation marks, so 3.10 becomes 3.1

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
        python: [3.10, 3.11]
    steps:
      - uses: actions/checkout@307df2e625f9edbaa6c767f1f4086b3ccf1e006e
      - uses: actions/setup-python@e83879b41d81ab21977573f317bfdd5e7166bc25
        with:
          python-version: ${{ matrix.python }}
      - uses: actions/cache@23099eecaade930adc916ccdda752482c279e262
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
      - uses: actions/checkout@307df2e625f9edbaa6c767f1f4086b3ccf1e006e
      - run: python build.py
      - run: python sign.py
        env:
          SIGNING_KEY: ${{ secrets.SIGNING_KEY }}
