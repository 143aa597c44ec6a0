"""Checks a built site: check_links.py FOLDER.

Every link within it leads to a file and an anchor, and nothing is loaded from another host.
"""

import html.parser
import pathlib
import sys
import urllib.parse

# What a browser fetches by itself, other than links that a reader follows.
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
NOT_LOADED = {"canonical", "prev", "next", "alternate", "edit"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loaded = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        for key in ("id", "name"):
            if values.get(key):
                self.ids.add(values[key])
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        address = values.get(LOADED.get(tag, ""))
        if address and values.get("rel") not in NOT_LOADED:
            self.loaded.append(address)


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.html"))}
    faults = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        if "data-md-component=\"source\"" in path.read_text(encoding="utf-8"):
            faults.append(f"{path.relative_to(root)} asks the host of the repository for its numbers")
        for address in page.loaded:
            if urllib.parse.urlsplit(address).netloc:
                faults.append(f"{path.relative_to(root)} loads {address}")
        for link in page.links + page.loaded:
            fault = broken(link, path, pages)
            if fault:
                faults.append(f"{path.relative_to(root)}: {fault}")
    for sheet in sorted(root.rglob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        if "url(http" in text or "url(//" in text or "@import" in text:
            faults.append(f"{sheet.relative_to(root)} loads from another host")
    if faults:
        sys.exit("\n".join(sorted(set(faults))))
    links = sum(len(page.links) for page in pages.values())
    print(f"{len(pages)} pages, {links} links: all lead somewhere, and nothing comes from another host")


def broken(link, path, pages):
    parts = urllib.parse.urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    file = path
    if parts.path:
        file = (path.parent / urllib.parse.unquote(parts.path)).resolve()
        if file.is_dir():
            file = file / "index.html"
        if not file.exists():
            return f"nothing at {link}"
    if parts.fragment and file in pages:
        if urllib.parse.unquote(parts.fragment) not in pages[file].ids:
            return f"no anchor {link}"
    return None


if __name__ == "__main__":
    main()
