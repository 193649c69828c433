() => {
    const el = document.activeElement;
    if (!el || el === document.body || el === document.documentElement) return null;
    let index = window.coopStops.indexOf(el);
    if (index < 0 && el.type === "radio")
        index = window.coopStops.findIndex(
            (stop) => stop.type === "radio" && stop.name === el.name,
        );
    const parts = [el, el.closest("label"), el.labels?.[0], el.parentElement].filter(Boolean);
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    const label = el.closest("label") || el.labels?.[0];
    const outlined = (part) => {
        const s = getComputedStyle(part);
        return (
            (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none"
        );
    };
    const changed = index >= 0 && window.coopStyleOf(el) !== window.coopStyles[index];
    const seen = label && box.width <= 1 ? label.getBoundingClientRect() : box;
    const x = Math.min(Math.max(seen.left + seen.width / 2, 1), innerWidth - 2);
    const y = seen.top + Math.min(seen.height / 2, 40);
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
        visible: parts.slice(0, 3).some(outlined) && (changed || parts.slice(1, 3).some(outlined)),
        inside:
            seen.bottom > 0 && seen.top < innerHeight && seen.right > 0 && seen.left < innerWidth,
        covered,
    };
};
