"""Checks every PDF of the built site: its syntax, with qpdf (pikepdf), and what PDF/UA asks of a tagged PDF, as far as a
program can decide it. Whether a description is good, or an order makes sense, is for people.

    python papers.py FOLDER
"""

import sys
from pathlib import Path

import pikepdf

HEADINGS = ["/H1", "/H2", "/H3", "/H4", "/H5", "/H6"]


def parts(element):
    """All elements of the structure, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield kid
            yield from parts(kid)


def fonts(resources, seen):
    """All fonts that a page uses, also inside its forms."""
    yield from resources.get("/Font", {}).values()
    for form in resources.get("/XObject", {}).values():
        if form.objgen not in seen and "/Resources" in form:
            seen.add(form.objgen)
            yield from fonts(form.Resources, seen)


def is_embedded(font):
    """Whether the file holds the shapes of a font."""
    if font.Subtype == "/Type3":
        return True
    about = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    return any(name in about.get("/FontDescriptor", {}) for name in ["/FontFile", "/FontFile2", "/FontFile3"])


def findings(pdf, language):
    """What is wrong with a PDF, as sentences."""
    yield from pdf.check_pdf_syntax()
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "it is not tagged"
    if not str(root.get("/Lang", "")).startswith(language):
        yield f"its language is {root.get('/Lang', 'unknown')}, not {language}"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "it has no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a window does not show its title"
    tree = list(parts(root.StructTreeRoot)) if "/StructTreeRoot" in root else []
    if not tree:
        yield "it has no structure"
    undescribed = sum(1 for it in tree if it.S == "/Figure" and not str(it.get("/Alt", "")).strip())
    if undescribed:
        yield f"{undescribed} figures have no description"
    level = 0
    for heading in (str(it.S) for it in tree if str(it.S) in HEADINGS):
        next_level = HEADINGS.index(heading) + 1
        if next_level > level + 1:
            yield f"a heading of level {next_level} follows one of level {level}"
        level = next_level
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"the tab order on page {number} is not that of the structure"
        for font in fonts(page.Resources, set()):
            if "/ToUnicode" not in font or not is_embedded(font):
                yield f"a font on page {number} is not embedded, or its letters cannot be copied"
        for link in page.get("/Annots", []):
            if link.Subtype == "/Link" and "/StructParent" not in link:
                yield f"a link on page {number} is not in the structure"


folder = Path(sys.argv[1])
papers = sorted(folder.glob("*/*.pdf"))
problems = 0
for paper in papers:
    with pikepdf.open(paper) as pdf:
        for finding in sorted(set(findings(pdf, paper.parent.name))):
            print(f"{paper.relative_to(folder)}: {finding}")
            problems += 1
print(f"{len(papers)} PDFs, {problems} findings")
sys.exit(1 if problems or not papers else 0)
