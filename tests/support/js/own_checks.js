([language, helpPhone]) => {
    const wrong = [];
    const root = document.documentElement;
    const lang = root.getAttribute("lang") || "";
    if (!lang.toLowerCase().startsWith(language)) wrong.push(`html lang is "${lang}"`);
    // A sheet in two languages has one heading in each.
    const languages = [...document.querySelectorAll("h1")]
        .filter((h) => h.checkVisibility())
        .map((h) => h.closest("[lang]")?.lang || "");
    if (!languages.length || new Set(languages).size !== languages.length)
        wrong.push(`visible h1: ${languages.length}`);
    const title = document.title.trim();
    if (!title || /^odoo\b/i.test(title)) wrong.push(`title is "${title}"`);
    const other = language === "en" ? /Cymraeg/ : /English/;
    const switches = [...document.querySelectorAll("a[href], button, select")].filter(
        (el) =>
            el.checkVisibility() &&
            other.test(el.textContent + (el.getAttribute("aria-label") || "")),
    );
    if (!switches.length) wrong.push("no visible switch to the other language");
    if (root.scrollWidth > root.clientWidth) {
        const wide = [...document.body.querySelectorAll("*")]
            .filter((el) => el.getBoundingClientRect().right > root.clientWidth + 1)
            .map((el) => el.tagName.toLowerCase() + "." + [...el.classList].join("."))
            .slice(0, 3);
        wrong.push(
            `scrolls sideways: ${root.scrollWidth} > ${root.clientWidth} (${wide.join(", ")})`,
        );
    }
    const targets = document.querySelectorAll(
        [
            "button",
            "input:not([type=hidden])",
            "select",
            "textarea",
            "summary",
            "a.btn",
            "[role=button]",
        ]
            .map((selector) => `.coop-page ${selector}`)
            .join(", "),
    );
    for (const el of targets) {
        if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const label = el.closest("label") || el.labels?.[0];
        const boxes = [el, label].filter(Boolean).map((part) => part.getBoundingClientRect());
        if (boxes[0].width <= 1) continue;
        if (!boxes.some((box) => box.width >= 24 && box.height >= 24)) {
            const box = boxes[0];
            wrong.push(
                `target of ${Math.round(box.width)}x${Math.round(box.height)} px: ` +
                    el.outerHTML.slice(0, 120),
            );
        }
    }
    if (helpPhone && !document.body.innerText.includes(helpPhone))
        wrong.push(`the help box with ${helpPhone} is not shown`);
    return wrong;
};
