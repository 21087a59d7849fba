"""A language has flows, but no site file; or the site file is of another language than its folder."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.problem import TOP
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("S008", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for the file."""
    if not content.has_site_file:
        said = Said(
            notice("There is no site file"),
            notice("Nothing is known of fields, departments and dispositions: no call can be led."),
            notice("Copy site.yaml from another language's folder and translate it."),
        )
        yield Found(Source(f"scripts/{content.lang}/site.yaml", ""), TOP, said)


@rule.whole
def check_language(content: Content) -> Iterator[Found]:
    """Compare the language with the folder's name."""
    if content.site is not None and content.site.site.language != content.lang:
        said = Said(
            notice(
                'The site file says "{said}", its folder "{lang}"', said=content.site.site.language, lang=content.lang
            ),
            notice("Numbers and dates would be read out in the wrong language."),
            notice('Write "language: {lang}".', lang=content.lang),
        )
        yield content.site.at(("language",), said)
