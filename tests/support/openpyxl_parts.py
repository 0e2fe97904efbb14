"""Parses every XML part of a workbook strictly, names of namespaces included; a part that is not well-formed fails."""

import sys
import zipfile
from xml.etree import ElementTree

with zipfile.ZipFile(sys.argv[1]) as book:
    for name in book.namelist():
        if name.endswith((".xml", ".vml", ".rels")):
            ElementTree.fromstring(book.read(name))
            print(name)
