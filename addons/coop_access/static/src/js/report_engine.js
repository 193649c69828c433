import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { getReportUrl } from "@web/webclient/actions/reports/utils";

/**
 * Reports with the WeasyPrint engine do not need wkhtmltopdf, so its state must not turn them
 * into a page; where this server cannot make PDF, they are opened as a page to print.
 */
async function printWithOwnEngine(action, options, env) {
    if (action.report_type !== "qweb-pdf" || action.coop_engine !== "weasyprint") {
        return false;
    }
    if (!(await env.services.orm.call("ir.actions.report", "get_coop_pdf_state", []))) {
        window.open(getReportUrl(action, "html", user.context));
        return true;
    }
    env.services.ui.block();
    try {
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([getReportUrl(action, "pdf"), action.report_type]),
                context: JSON.stringify({ ...user.context, ...action.context }),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("coop_engine", printWithOwnEngine);
