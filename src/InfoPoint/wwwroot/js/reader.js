"use strict";
// Only adds: pages work without it.

// Printing needs script, so the button shows only when script runs.
for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}

// The language switch leads to the same section: it follows the section at the top of the window.
const sections = [...document.querySelectorAll("section.step[id]")];
if (sections.length > 0) {
    const languages = [...document.querySelectorAll(".langs a")];
    const follow = () => {
        const seen = sections.filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3).pop();
        for (const link of languages) {
            link.hash = seen ? seen.id : "";
        }
    };
    document.addEventListener("scroll", follow, { passive: true });
    follow();
}

// Suggestions while typing, a quarter of a second after the last key.
const input = document.querySelector(".find input[list]");
const list = document.getElementById("suggestions");
if (input && list) {
    let waiting;
    input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(async () => {
            const query = input.value.trim();
            if (query.length === 0) {
                return;
            }
            const address = `/api/v1/suggest?lang=${document.documentElement.lang}&limit=8&q=${encodeURIComponent(query)}`;
            const answer = await fetch(address).then((response) => (response.ok ? response.json() : { suggestions: [] }));
            list.replaceChildren(
                ...answer.suggestions.map((suggestion) => {
                    const option = document.createElement("option");
                    option.value = suggestion.text;
                    return option;
                }),
            );
        }, 250);
    });
}
