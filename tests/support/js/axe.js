// The violations of these tags of WCAG; of the rules on colours alone when asked so. Nothing when
// axe is not on the page yet.
async ([tags, coloursAlone]) => {
    if (!window.axe) return null;
    const colours = axe
        .getRules(["cat.color"])
        .filter((rule) => rule.tags.some((tag) => tags.includes(tag)))
        .map((rule) => rule.ruleId);
    const runOnly = coloursAlone
        ? { type: "rule", values: colours }
        : { type: "tag", values: tags };
    const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    return found.violations;
};
