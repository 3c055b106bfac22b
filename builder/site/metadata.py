"""What search engines and messengers read: the course in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.site.data import SiteData

__all__ = ["course_facts"]


def course_facts(site: SiteData, description: str) -> dict[str, object]:
    """Return the course as JSON-LD (schema.org/Course), with its modules; addresses only if the site has one."""
    base = site.base_url.rstrip("/")
    modules = {slug: page for slug, page in site.pages.items() if page.kind == "module"}
    minutes = sum(page.minutes for page in modules.values())
    provider = {"@type": "Organization", "name": site.provider or site.title}
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": site.title,
        "description": description or site.subtitle or site.title,
        "inLanguage": site.language,
        "provider": provider,
        "teaches": sorted({skill for page in modules.values() for skill in page.skills}),
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": f"PT{minutes // 60}H{minutes % 60}M",
        },
        "hasPart": [
            {
                "@type": "LearningResource",
                "name": module.title,
                "description": modules[module.id].summary,
                "timeRequired": f"PT{module.minutes}M",
                **({"url": f"{base}/{module.id}/"} if base else {}),
            }
            for stage in site.stages
            for module in stage.modules
            if module.id in modules
        ],
    }
    return {**facts, "url": f"{base}/"} if base else facts
