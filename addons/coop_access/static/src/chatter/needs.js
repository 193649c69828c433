import { Component, markup, useEffect, useState } from "@odoo/owl";

import { Chatter } from "@mail/chatter/web_portal/chatter";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";

/** What helps those to whom a message is written here: said before it is sent, to who may know. */
export class ComposerNeeds extends Component {
    static template = "coop_access.ComposerNeeds";
    static props = { thread: Object };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ warning: "", flags: "" });
        useEffect(
            (key) => {
                this.look(key);
            },
            () => [this.people.join()],
        );
    }

    /** Ids of who would get the message: chosen ones, and those who follow. */
    get people() {
        const { suggestedRecipients, additionalRecipients, recipients } = this.props.thread;
        const chosen = [...suggestedRecipients, ...additionalRecipients];
        const following = [...(recipients || [])].map((follower) => follower.partner_id?.id);
        const ids = [...chosen.map((recipient) => recipient.partner_id), ...following];
        return [...new Set(ids.filter((id) => id && id !== user.partnerId))].sort((a, b) => a - b);
    }

    async look(key) {
        const ids = this.people;
        const may = ids.length && (await user.hasGroup("coop_access.group_desk"));
        const found = may ? await this.orm.call("res.partner", "get_coop_needs", [ids]) : {};
        if (key === this.people.join()) {
            // the server escapes the words of people and makes the rest of it
            this.state.warning = found.warning ? markup(found.warning) : "";
            this.state.flags = found.flags ? markup(found.flags) : "";
        }
    }
}

Object.assign(Chatter.components, { ComposerNeeds });
