"""Prints how many of the tests in Surefire's reports passed, and how many failed or were skipped."""

import glob
import sys
import xml.etree.ElementTree as ET

passed = failed = 0
for path in glob.glob("*/target/surefire-reports/TEST-*.xml"):
    suite = ET.parse(path).getroot()
    bad = sum(int(suite.get(name, 0)) for name in ("failures", "errors", "skipped"))
    if int(suite.get("skipped", 0)):
        print("skipped in", suite.get("name"), file=sys.stderr)
    passed += int(suite.get("tests")) - bad
    failed += bad
print(passed, failed)
