// The files of the console, taken into the program as they stand in `Console/`. A test holds the table against the folder.
// Reference: C23, 6.10.4, as in ShippedSeeds.

#include "shipped_console.h"

// Swift's clang speaks C23's #embed in every dialect; it only remarks on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char icons_svg[] = {
#embed "../../Console/icons.svg"
};
static const unsigned char index_html[] = {
#embed "../../Console/index.html"
};
static const unsigned char script_copy_js[] = {
#embed "../../Console/script/copy.js"
};
static const unsigned char script_dom_js[] = {
#embed "../../Console/script/dom.js"
};
static const unsigned char script_keys_js[] = {
#embed "../../Console/script/keys.js"
};
static const unsigned char script_kit_js[] = {
#embed "../../Console/script/kit.js"
};
static const unsigned char script_live_js[] = {
#embed "../../Console/script/live.js"
};
static const unsigned char script_main_js[] = {
#embed "../../Console/script/main.js"
};
static const unsigned char script_pages_analyses_js[] = {
#embed "../../Console/script/pages/analyses.js"
};
static const unsigned char script_pages_analysis_js[] = {
#embed "../../Console/script/pages/analysis.js"
};
static const unsigned char script_pages_changes_js[] = {
#embed "../../Console/script/pages/changes.js"
};
static const unsigned char script_pages_events_js[] = {
#embed "../../Console/script/pages/events.js"
};
static const unsigned char script_pages_more_js[] = {
#embed "../../Console/script/pages/more.js"
};
static const unsigned char script_pages_parties_js[] = {
#embed "../../Console/script/pages/parties.js"
};
static const unsigned char script_pages_privacy_js[] = {
#embed "../../Console/script/pages/privacy.js"
};
static const unsigned char script_pages_query_js[] = {
#embed "../../Console/script/pages/query.js"
};
static const unsigned char script_pages_request_js[] = {
#embed "../../Console/script/pages/request.js"
};
static const unsigned char script_pages_requests_js[] = {
#embed "../../Console/script/pages/requests.js"
};
static const unsigned char script_pages_server_js[] = {
#embed "../../Console/script/pages/server.js"
};
static const unsigned char script_pages_simulate_js[] = {
#embed "../../Console/script/pages/simulate.js"
};
static const unsigned char script_pages_start_js[] = {
#embed "../../Console/script/pages/start.js"
};
static const unsigned char script_pages_state_js[] = {
#embed "../../Console/script/pages/state.js"
};
static const unsigned char script_pages_table_js[] = {
#embed "../../Console/script/pages/table.js"
};
static const unsigned char script_pages_tables_js[] = {
#embed "../../Console/script/pages/tables.js"
};
static const unsigned char script_pages_templates_js[] = {
#embed "../../Console/script/pages/templates.js"
};
static const unsigned char script_parts_act_js[] = {
#embed "../../Console/script/parts/act.js"
};
static const unsigned char script_parts_acting_js[] = {
#embed "../../Console/script/parts/acting.js"
};
static const unsigned char script_parts_analysislist_js[] = {
#embed "../../Console/script/parts/analysislist.js"
};
static const unsigned char script_parts_builder_js[] = {
#embed "../../Console/script/parts/builder.js"
};
static const unsigned char script_parts_checks_js[] = {
#embed "../../Console/script/parts/checks.js"
};
static const unsigned char script_parts_clock_js[] = {
#embed "../../Console/script/parts/clock.js"
};
static const unsigned char script_parts_copybutton_js[] = {
#embed "../../Console/script/parts/copybutton.js"
};
static const unsigned char script_parts_copymenu_js[] = {
#embed "../../Console/script/parts/copymenu.js"
};
static const unsigned char script_parts_dialog_js[] = {
#embed "../../Console/script/parts/dialog.js"
};
static const unsigned char script_parts_editor_js[] = {
#embed "../../Console/script/parts/editor.js"
};
static const unsigned char script_parts_empty_js[] = {
#embed "../../Console/script/parts/empty.js"
};
static const unsigned char script_parts_faults_js[] = {
#embed "../../Console/script/parts/faults.js"
};
static const unsigned char script_parts_filter_js[] = {
#embed "../../Console/script/parts/filter.js"
};
static const unsigned char script_parts_form_js[] = {
#embed "../../Console/script/parts/form.js"
};
static const unsigned char script_parts_frame_js[] = {
#embed "../../Console/script/parts/frame.js"
};
static const unsigned char script_parts_gauge_js[] = {
#embed "../../Console/script/parts/gauge.js"
};
static const unsigned char script_parts_grid_js[] = {
#embed "../../Console/script/parts/grid.js"
};
static const unsigned char script_parts_join_js[] = {
#embed "../../Console/script/parts/join.js"
};
static const unsigned char script_parts_json_js[] = {
#embed "../../Console/script/parts/json.js"
};
static const unsigned char script_parts_keyhelp_js[] = {
#embed "../../Console/script/parts/keyhelp.js"
};
static const unsigned char script_parts_list_js[] = {
#embed "../../Console/script/parts/list.js"
};
static const unsigned char script_parts_liveline_js[] = {
#embed "../../Console/script/parts/liveline.js"
};
static const unsigned char script_parts_menu_js[] = {
#embed "../../Console/script/parts/menu.js"
};
static const unsigned char script_parts_outcome_js[] = {
#embed "../../Console/script/parts/outcome.js"
};
static const unsigned char script_parts_runcard_js[] = {
#embed "../../Console/script/parts/runcard.js"
};
static const unsigned char script_parts_runoptions_js[] = {
#embed "../../Console/script/parts/runoptions.js"
};
static const unsigned char script_parts_schemas_js[] = {
#embed "../../Console/script/parts/schemas.js"
};
static const unsigned char script_parts_seat_js[] = {
#embed "../../Console/script/parts/seat.js"
};
static const unsigned char script_parts_seeds_js[] = {
#embed "../../Console/script/parts/seeds.js"
};
static const unsigned char script_parts_state_js[] = {
#embed "../../Console/script/parts/state.js"
};
static const unsigned char script_parts_tableacts_js[] = {
#embed "../../Console/script/parts/tableacts.js"
};
static const unsigned char script_parts_templateform_js[] = {
#embed "../../Console/script/parts/templateform.js"
};
static const unsigned char script_parts_timeline_js[] = {
#embed "../../Console/script/parts/timeline.js"
};
static const unsigned char script_parts_toast_js[] = {
#embed "../../Console/script/parts/toast.js"
};
static const unsigned char script_routes_js[] = {
#embed "../../Console/script/routes.js"
};
static const unsigned char script_server_js[] = {
#embed "../../Console/script/server.js"
};
static const unsigned char script_sql_js[] = {
#embed "../../Console/script/sql.js"
};
static const unsigned char script_store_js[] = {
#embed "../../Console/script/store.js"
};
static const unsigned char script_time_js[] = {
#embed "../../Console/script/time.js"
};
static const unsigned char script_traffic_js[] = {
#embed "../../Console/script/traffic.js"
};
static const unsigned char script_who_js[] = {
#embed "../../Console/script/who.js"
};
static const unsigned char script_words_js[] = {
#embed "../../Console/script/words.js"
};
static const unsigned char style_base_css[] = {
#embed "../../Console/style/base.css"
};
static const unsigned char style_frame_css[] = {
#embed "../../Console/style/frame.css"
};
static const unsigned char style_parties_css[] = {
#embed "../../Console/style/parties.css"
};
static const unsigned char style_parts_css[] = {
#embed "../../Console/style/parts.css"
};
static const unsigned char style_phone_css[] = {
#embed "../../Console/style/phone.css"
};
static const unsigned char style_query_css[] = {
#embed "../../Console/style/query.css"
};
static const unsigned char style_tables_css[] = {
#embed "../../Console/style/tables.css"
};
static const unsigned char style_tokens_css[] = {
#embed "../../Console/style/tokens.css"
};

#define FILE_OF(path, bytes) {path, bytes, sizeof bytes}

static const struct console_file files[] = {
    FILE_OF("icons.svg", icons_svg),
    FILE_OF("index.html", index_html),
    FILE_OF("script/copy.js", script_copy_js),
    FILE_OF("script/dom.js", script_dom_js),
    FILE_OF("script/keys.js", script_keys_js),
    FILE_OF("script/kit.js", script_kit_js),
    FILE_OF("script/live.js", script_live_js),
    FILE_OF("script/main.js", script_main_js),
    FILE_OF("script/pages/analyses.js", script_pages_analyses_js),
    FILE_OF("script/pages/analysis.js", script_pages_analysis_js),
    FILE_OF("script/pages/changes.js", script_pages_changes_js),
    FILE_OF("script/pages/events.js", script_pages_events_js),
    FILE_OF("script/pages/more.js", script_pages_more_js),
    FILE_OF("script/pages/parties.js", script_pages_parties_js),
    FILE_OF("script/pages/privacy.js", script_pages_privacy_js),
    FILE_OF("script/pages/query.js", script_pages_query_js),
    FILE_OF("script/pages/request.js", script_pages_request_js),
    FILE_OF("script/pages/requests.js", script_pages_requests_js),
    FILE_OF("script/pages/server.js", script_pages_server_js),
    FILE_OF("script/pages/simulate.js", script_pages_simulate_js),
    FILE_OF("script/pages/start.js", script_pages_start_js),
    FILE_OF("script/pages/state.js", script_pages_state_js),
    FILE_OF("script/pages/table.js", script_pages_table_js),
    FILE_OF("script/pages/tables.js", script_pages_tables_js),
    FILE_OF("script/pages/templates.js", script_pages_templates_js),
    FILE_OF("script/parts/act.js", script_parts_act_js),
    FILE_OF("script/parts/acting.js", script_parts_acting_js),
    FILE_OF("script/parts/analysislist.js", script_parts_analysislist_js),
    FILE_OF("script/parts/builder.js", script_parts_builder_js),
    FILE_OF("script/parts/checks.js", script_parts_checks_js),
    FILE_OF("script/parts/clock.js", script_parts_clock_js),
    FILE_OF("script/parts/copybutton.js", script_parts_copybutton_js),
    FILE_OF("script/parts/copymenu.js", script_parts_copymenu_js),
    FILE_OF("script/parts/dialog.js", script_parts_dialog_js),
    FILE_OF("script/parts/editor.js", script_parts_editor_js),
    FILE_OF("script/parts/empty.js", script_parts_empty_js),
    FILE_OF("script/parts/faults.js", script_parts_faults_js),
    FILE_OF("script/parts/filter.js", script_parts_filter_js),
    FILE_OF("script/parts/form.js", script_parts_form_js),
    FILE_OF("script/parts/frame.js", script_parts_frame_js),
    FILE_OF("script/parts/gauge.js", script_parts_gauge_js),
    FILE_OF("script/parts/grid.js", script_parts_grid_js),
    FILE_OF("script/parts/join.js", script_parts_join_js),
    FILE_OF("script/parts/json.js", script_parts_json_js),
    FILE_OF("script/parts/keyhelp.js", script_parts_keyhelp_js),
    FILE_OF("script/parts/list.js", script_parts_list_js),
    FILE_OF("script/parts/liveline.js", script_parts_liveline_js),
    FILE_OF("script/parts/menu.js", script_parts_menu_js),
    FILE_OF("script/parts/outcome.js", script_parts_outcome_js),
    FILE_OF("script/parts/runcard.js", script_parts_runcard_js),
    FILE_OF("script/parts/runoptions.js", script_parts_runoptions_js),
    FILE_OF("script/parts/schemas.js", script_parts_schemas_js),
    FILE_OF("script/parts/seat.js", script_parts_seat_js),
    FILE_OF("script/parts/seeds.js", script_parts_seeds_js),
    FILE_OF("script/parts/state.js", script_parts_state_js),
    FILE_OF("script/parts/tableacts.js", script_parts_tableacts_js),
    FILE_OF("script/parts/templateform.js", script_parts_templateform_js),
    FILE_OF("script/parts/timeline.js", script_parts_timeline_js),
    FILE_OF("script/parts/toast.js", script_parts_toast_js),
    FILE_OF("script/routes.js", script_routes_js),
    FILE_OF("script/server.js", script_server_js),
    FILE_OF("script/sql.js", script_sql_js),
    FILE_OF("script/store.js", script_store_js),
    FILE_OF("script/time.js", script_time_js),
    FILE_OF("script/traffic.js", script_traffic_js),
    FILE_OF("script/who.js", script_who_js),
    FILE_OF("script/words.js", script_words_js),
    FILE_OF("style/base.css", style_base_css),
    FILE_OF("style/frame.css", style_frame_css),
    FILE_OF("style/parties.css", style_parties_css),
    FILE_OF("style/parts.css", style_parts_css),
    FILE_OF("style/phone.css", style_phone_css),
    FILE_OF("style/query.css", style_query_css),
    FILE_OF("style/tables.css", style_tables_css),
    FILE_OF("style/tokens.css", style_tokens_css),
};

int console_file_count(void) {
    return sizeof files / sizeof files[0];
}

struct console_file console_file_at(int index) {
    return files[index];
}
