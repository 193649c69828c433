// Sets the attributes on <html> that a tool on the page would, and takes back those set before.
(marks) => {
    const root = document.documentElement;
    const before = window.coopMarks || {};
    for (const name of Object.keys(before)) {
        if (before[name] === null) root.removeAttribute(name);
        else root.setAttribute(name, before[name]);
    }
    window.coopMarks = {};
    for (const [name, value] of Object.entries(marks)) {
        window.coopMarks[name] = root.getAttribute(name);
        root.setAttribute(name, value);
    }
};
