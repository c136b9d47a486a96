"""A corpus that is divided: articles of several years and outlets, of which some are copies."""

from pathlib import Path

from conftest import METADATA

from broadsheet.build import Options, build


def write(folder: Path) -> Path:
    """Make a folder of such articles, and of files that are none."""
    folder.mkdir()
    outlets = ("The Star", "THE STAR", "النجم", "***", None)
    for i in range(30):
        year, outlet = (2019, 2020, 2021, None)[i % 4], outlets[i % 5]
        about = i if i % 6 else 0  # each sixth is a copy of the first, in other years and outlets
        said = " ".join(
            f"Part {about}p{k} of the bridge over canal {about}c{k} held, says keeper {about}k{k}."
            for k in range(12)
        )
        stated = {"title": f"Bridge {i} is mended", "author": ("Ann Lee", "Bo Xu")[i % 2]}
        stated |= {"date": f"{year}-03-0{1 + i % 9}"} if year else {}
        stated |= {"source": f"'{outlet}'"} if outlet else {}
        front = "\n".join(f"{key}: {value}" for key, value in stated.items())
        person = ("Ann Lee", "Omar Haddad", "Jane Smith")[i % 3]
        (folder / f"{i:02}.md").write_text(
            f"---\n{front}\n---\n\n{said}\n\n{person} of the World Bank said in Cairo on Monday:"
            f" “It will hold for {about} years.”\n"
        )
    (folder / "same.md").write_bytes((folder / "03.md").read_bytes())
    (folder / "blank.txt").write_text(" ")
    (folder / "paper.pdf").write_bytes(b"%PDF")
    (folder / "articles.csv").write_text("path,section\n00.md,News\nno.md,News\n")
    (folder / "entities.yml").write_text("block: [Nobody]\n")
    return folder


def divided(texts: Path, target: Path, by: str = "year", workers: int = 1) -> Path:
    """Build a divided corpus in a folder."""
    build(texts, target, METADATA, options=Options(shard_by=by, workers=workers))
    return target
