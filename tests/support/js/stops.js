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
    window.coopStops = [];
    const groups = {};
    for (const el of document.querySelectorAll(tabbable)) {
        if (el.disabled || el.tabIndex < 0 || el.closest("[inert]")) continue;
        if (!el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
            continue;
        const group = el.type === "radio" && el.name ? (el.form?.action || "") + el.name : null;
        if (group) {
            if (groups[group] && !el.checked) continue;
            if (groups[group]) window.coopStops.splice(window.coopStops.indexOf(groups[group]), 1);
            groups[group] = el;
        }
        window.coopStops.push(el);
    }
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    window.coopStyles = window.coopStops.map(style);
    window.coopStyleOf = style;
    window.scrollTo(0, 0);
    return window.coopStops.map((el) => el.outerHTML.slice(0, 120));
};
