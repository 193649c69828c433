import * as passkeys from "@auth_passkey/../lib/simplewebauthn";
import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * What both pages do: ask the device, put its answer into the form and send it. When the person
 * stops, or the device cannot, words say so and nothing was done.
 */
class Passkey extends Interaction {
    dynamicContent = {
        ".coop-passkey-go": { "t-on-click.prevent": this.locked(this.onGo) },
        ".coop-passkey-sorry": { "t-att-hidden": () => (this.failed ? undefined : "hidden") },
        ".coop-passkey-cannot": { "t-att-hidden": () => (this.can ? "hidden" : undefined) },
        ".coop-passkey-can": { "t-att-hidden": () => (this.can ? undefined : "hidden") },
    };

    setup() {
        this.failed = false;
        this.can = window.isSecureContext && passkeys.browserSupportsWebAuthn();
    }

    async onGo() {
        this.failed = false;
        this.updateContent();
        try {
            await this.waitFor(this.go());
        } catch {
            this.failed = true;
            this.updateContent();
            this.el.querySelector(".coop-passkey-sorry").focus();
        }
    }
}

export class PasskeyAdd extends Passkey {
    static selector = ".coop-passkey-add";

    async go() {
        const form = this.el.querySelector("form");
        if (!form.reportValidity()) {
            return;
        }
        const answer = await passkeys.startRegistration(JSON.parse(this.el.dataset.options));
        form.elements.registration.value = JSON.stringify(answer);
        form.submit();
    }
}

export class PasskeySignIn extends Passkey {
    static selector = ".coop-passkey-sign-in";

    async go() {
        const options = await rpc("/auth/passkey/start-auth");
        const answer = await passkeys.startAuthentication(options);
        const form = document.querySelector("form.oe_login_form");
        form.elements.webauthn_response.value = JSON.stringify(answer);
        form.elements.type.value = "webauthn";
        form.submit();
    }
}

registry.category("public.interactions").add("coop_access_passkey.add", PasskeyAdd);
registry.category("public.interactions").add("coop_access_passkey.sign_in", PasskeySignIn);
