import { Component, onMounted, onWillUnmount } from "@odoo/owl";

import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const SECONDS = 15;

/** How a notice went, part by part; each part opens the people behind it. */
export class NoticeSummary extends Component {
    static template = "coop_notices.NoticeSummary";
    static props = { ...standardFieldProps };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        // what still waits may have gone out meanwhile
        onMounted(() => {
            this.timer = setInterval(() => this.refresh(), SECONDS * 1000);
        });
        onWillUnmount(() => clearInterval(this.timer));
    }

    get parts() {
        return this.props.record.data[this.props.name] || [];
    }

    async refresh() {
        if (!document.hidden && this.parts.some((part) => part.which === "waiting")) {
            await this.props.record.load();
        }
    }

    async open(part) {
        const { resModel, resId } = this.props.record;
        const arguments_ = [[resId], part.which, part.way];
        this.action.doAction(await this.orm.call(resModel, "action_open_part", arguments_));
    }
}

registry.category("fields").add("coop_notice_summary", {
    component: NoticeSummary,
    displayName: _t("How a notice went"),
    supportedTypes: ["json"],
});
