"""Puts the pages of the site together from the documents of the repository.

assemble.py TARGET VERSION writes TARGET/mkdocs.yml and TARGET/pages. Links between documents become links
between pages; links to other files of the repository lead to the repository. A link to nothing fails.
"""

import pathlib
import re
import shutil
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
POM = "{http://maven.apache.org/POM/4.0.0}"
NO_RULE = "## No rule, because"

# The navigation: a title and documents, in the order in which readers need them. Documents in docs that
# are not named here come last, under "Reference".
NAVIGATION = [
    ("Use it", ["pre-commit", "github-action", "gitlab", "container", "maven", "scale"]),
    ("Adopt it", ["adopting", "suppressions", "configuration", "versions", "fixes", "custom-rules", "tests"]),
    ("Reference", ["cli", "json"]),
]
PROJECT = ["CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md", "RELEASING.md"]

ROW = re.compile(r"^\|.*$", re.M)
LINK = re.compile(r"(!?\[(?:[^\[\]]|\[[^\]]*\])*\])\(([^)\s]+)\)")


def properties():
    project = xml.etree.ElementTree.parse(ROOT / "pom.xml").getroot()
    version = project.find(POM + "version").text
    name = project.find(POM + "properties").find(POM + "repository.name").text
    return version, name


def pages():
    """From the documents of the repository to the pages of the site, both as paths."""
    found = {"README.md": "index.md", "schemas/PROVENANCE.md": "project/schemas.md"}
    for path in sorted((ROOT / "docs").glob("*.md")):
        found[f"docs/{path.name}"] = path.name
    for path in sorted((ROOT / "docs" / "rules").glob("*.md")):
        found[f"docs/rules/{path.name}"] = "rules/" + path.name.replace("README", "index")
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        found[f"docs/decisions/{path.name}"] = "project/decisions/" + path.name
    for name in PROJECT:
        if (ROOT / name).exists():
            found[name] = "project/" + name.lower()
    found["rules/CATALOGUE.md"] = "rules/without-rule.md"
    return found


def rewritten(document, text, mapping, repository, faults):
    page = pathlib.PurePosixPath(mapping[document])

    def link(match):
        label, target = match.groups()
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            return match.group()
        path, hash_, anchor = target.partition("#")
        here = (ROOT / document).parent
        file = (here / path).resolve()
        if not file.is_relative_to(ROOT) or not file.exists():
            faults.append(f"{document}: {target}")
            return match.group()
        name = file.relative_to(ROOT).as_posix()
        if name in mapping:
            return f"{label}({relative(page, mapping[name])}{hash_}{anchor})"
        kind = "tree" if file.is_dir() else "blob"
        return f"{label}({repository}/{kind}/{{tag}}/{name}{hash_}{anchor})"

    parts = re.split(r"(^```.*?^```$)", text, flags=re.M | re.S)
    for i in range(0, len(parts), 2):
        parts[i] = ROW.sub(unescaped, LINK.sub(link, parts[i]))
    return "".join(parts)


def unescaped(row):
    """A row of a table in which code has its bars as they are: this reader of Markdown wants them so."""
    return re.sub(r"`[^`]*`", lambda code: code.group().replace("\\|", "|"), row.group())


def relative(page, target):
    ups = len(page.parts) - 1
    common = 0
    parts = pathlib.PurePosixPath(target).parts
    while common < min(ups, len(parts) - 1) and page.parts[common] == parts[common]:
        common += 1
    return "../" * (ups - common) + "/".join(parts[common:])


def title(text):
    return re.search(r"^# (.*)$", text, re.M).group(1)


def rules_by_topic(index):
    topics = []
    for line in index.splitlines():
        if line.startswith("## "):
            topics.append((line[3:], []))
        row = re.match(r"\| \[`([^`]+)`]", line)
        if row:
            topics[-1][1].append(row.group(1))
    return topics


def navigation(mapping, texts):
    lines = ["nav:", "  - Start: index.md"]
    named = {name for _, names in NAVIGATION for name in names}
    rest = [
        page[:-3] for document, page in mapping.items()
        if document.startswith("docs/") and "/" not in page and page[:-3] not in named
    ]
    for heading, names in NAVIGATION:
        lines.append(f"  - {heading}:")
        for name in names + (rest if heading == "Reference" else []):
            lines.append(f"    - {quoted(title(texts['docs/' + name + '.md']))}: {name}.md")
    lines += ["  - Rules:", "    - rules/index.md"]
    for topic, names in rules_by_topic(texts["docs/rules/README.md"]):
        lines.append(f"    - {quoted(topic)}:")
        lines += [f"      - {name}: rules/{name}.md" for name in names]
    lines += ["    - Mistakes without a rule: rules/without-rule.md", "  - Project:"]
    for name in PROJECT:
        if name in mapping:
            lines.append(f"    - {quoted(title(texts[name]))}: {mapping[name]}")
    lines += ["    - Where the schemas come from: project/schemas.md", "    - Decisions:"]
    for document, page in mapping.items():
        if document.startswith("docs/decisions/"):
            lines.append(f"      - {quoted(title(texts[document]))}: {page}")
    return "\n".join(lines) + "\n"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def prepared(document, text):
    if document == "rules/CATALOGUE.md":
        return "# Mistakes without a rule {#no-rule-because}\n" + text[text.index(NO_RULE) + len(NO_RULE):]
    if document == "docs/rules/README.md":
        return text.replace("\n## ", "\n<div data-rule-filters></div>\n\n## ", 1)
    return text


def main():
    target = pathlib.Path(sys.argv[1])
    version, name = properties()
    repository = f"https://github.com/{name}"
    tag = "main" if version.endswith("-SNAPSHOT") else f"v{version}"
    mapping = pages()
    texts = {document: (ROOT / document).read_text(encoding="utf-8") for document in mapping}
    shutil.rmtree(target / "pages", ignore_errors=True)
    faults = []
    for document, page in mapping.items():
        text = rewritten(document, prepared(document, texts[document]), mapping, repository, faults)
        file = target / "pages" / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{tag}", tag), encoding="utf-8")
    for file in sorted((ROOT / "docs").glob("*.json")) + sorted((ROOT / "docs").glob("*.yaml")):
        shutil.copy(file, target / "pages" / file.name)
    shutil.copytree(SITE / "assets", target / "pages" / "assets")
    if faults:
        sys.exit("links to nothing:\n  " + "\n  ".join(faults))
    settings = (SITE / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("{repository}", repository) + "\n" + navigation(mapping, texts)
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    print(f"{len(mapping)} pages of {name} at {tag}")


if __name__ == "__main__":
    main()
