// Finds what Tab must reach, puts the focus before all of it, and notes from then on where the focus
// is: whenever Tab is pressed again, and at last when `coopWalked` is asked for what was noted.
() => {
    const tabbable =
        "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, " +
        "[tabindex], [contenteditable=true]";
    const style = (el) => {
        const s = getComputedStyle(el);
        return [
            s.outlineStyle,
            s.outlineWidth,
            s.outlineColor,
            s.boxShadow,
            s.borderColor,
            s.backgroundColor,
            s.color,
            s.textDecorationLine,
        ].join("|");
    };
    const stops = [];
    const groups = {};
    for (const el of document.querySelectorAll(tabbable)) {
        if (el.disabled || el.tabIndex < 0 || el.closest("[inert]")) continue;
        if (!el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
            continue;
        const group = el.type === "radio" && el.name ? (el.form?.action || "") + el.name : null;
        if (group) {
            if (groups[group] && !el.checked) continue;
            if (groups[group]) stops.splice(stops.indexOf(groups[group]), 1);
            groups[group] = el;
        }
        stops.push(el);
    }
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    const unfocused = stops.map(style);
    window.scrollTo(0, 0);

    const focused = () => {
        const el = document.activeElement;
        if (!el || el === document.body || el === document.documentElement) return null;
        let index = stops.indexOf(el);
        if (index < 0 && el.type === "radio")
            index = stops.findIndex((stop) => stop.type === "radio" && stop.name === el.name);
        const parts = [el, el.closest("label"), el.labels?.[0], el.parentElement].filter(Boolean);
        const box = el.getBoundingClientRect();
        const label = el.closest("label") || el.labels?.[0];
        const outlined = (part) => {
            const s = getComputedStyle(part);
            return (
                (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) ||
                s.boxShadow !== "none"
            );
        };
        const changed = index >= 0 && style(el) !== unfocused[index];
        const seen = label && box.width <= 1 ? label.getBoundingClientRect() : box;
        const x = Math.min(Math.max(seen.left + seen.width / 2, 1), innerWidth - 2);
        // of what is taller than the screen, a point that can be on it
        const y = Math.min(Math.max(seen.top + Math.min(seen.height / 2, 40), 1), seen.bottom - 1);
        const top = document.elementFromPoint(x, y);
        const covered = !(
            top &&
            (top === el ||
                el.contains(top) ||
                top.contains(el) ||
                (label && (label.contains(top) || top.contains(label))))
        );
        return {
            index,
            html: el.outerHTML.slice(0, 120),
            visible:
                parts.slice(0, 3).some(outlined) && (changed || parts.slice(1, 3).some(outlined)),
            inside:
                seen.bottom > 0 &&
                seen.top < innerHeight &&
                seen.right > 0 &&
                seen.left < innerWidth,
            covered,
        };
    };

    const noted = [];
    const note = (event) => event.key === "Tab" && noted.push(focused());
    window.addEventListener("keydown", note, true);
    window.coopWalked = () => {
        window.removeEventListener("keydown", note, true);
        // The first Tab was pressed when nothing had the focus yet.
        const walked = [...noted.slice(1), focused()];
        document.activeElement?.blur();
        window.scrollTo(0, 0);
        return walked;
    };
    return stops.map((el) => el.outerHTML.slice(0, 120));
};
