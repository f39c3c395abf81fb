// Writing a query: by hand, by choice, or from a template; what the rules say while it is written; and what came of the last one.

import {
	actingAs, address, analysesOf, answerWith, ask, button, changed, copyMenu, engines, h, heading, icon, listed, loading, membershipOf, membersOf,
	move, nameOf, note, oneLine, output, partyClass, perform, readAll, refused, regionOf, remember, runCard, schemasOf, seal, segments, settle, state,
	when
} from '../kit.js';
import { builder } from '../parts/builder.js';
import { rules, verdict } from '../parts/checks.js';
import '../parts/editor.js';
import { runOptions } from '../parts/runoptions.js';
import { parametersOf, templateForm } from '../parts/templateform.js';

export const title = () => 'Query';

/** What is written, kept for the session by collaboration and account. */
const draftKey = (id, as) => `drafts ${id} ${as}`;
const noDrafts = { texts: [''], chosen: 0 };

export function draw(route) {
	const as = actingAs(route);
	if (!as) return loading();
	const region = regionOf(route);
	const id = route.collaboration;
	const membership = membershipOf(as, region, id);
	const list = readAll(as, region, 'ListMembers', { collaborationIdentifier: id });
	if (list.error) return [heading('Query'), refused(list.error)];
	if (membership === undefined) return [heading('Query'), loading()];
	const members = membersOf(route);
	const view = { as, region, id, membership, members, route, tables: schemasOf(as, region, id, membership) };
	const own = members.find(member => member.accountId === as);
	view.mode = route.query.mode ?? 'sql';
	view.text = textOf(view);
	const runs = membership ? analysesOf(as, region, membership, 5) : { items: [] };
	const collaboration = output(as, region, 'GetCollaboration', { collaborationIdentifier: id })?.collaboration;
	return [
		heading('Query', facts(view, collaboration), modes(view)),
		own && !own.abilities?.includes('CAN_QUERY') && others(view),
		h('div.work',
			h('div.stack', writing(view), runs.items[0] && runCard(chosenRun(route, runs.items), { as, region, membership, members, collaboration: id })),
			h('div.stack', rules(explanationOf(view)), runsList(view, runs))),
	];
}

const chosenRun = (route, items) => items.find(run => run.id === route.query.run) ?? items[0];

function facts({ as, region, membership, members }, collaboration) {
	const seat = membership && output(as, region, 'GetMembership', { membershipIdentifier: membership })?.membership;
	const place = seat?.defaultResultConfiguration?.outputConfiguration?.s3;
	return h('div.facts', h('span', { class: `as party ${partyClass(as, members)}` }, seal(as, members), `as ${nameOf(as, members)}`),
		h('span', engines[collaboration?.analyticsEngine] ?? ''), place && h('span', `results to s3://${[place.bucket, place.keyPrefix].filter(Boolean).join('/')}`));
}

const modes = ({ mode }) => segments('How to write it', [['sql', 'SQL'], ['builder', 'Builder'], ['template', 'Template']], mode,
	name => move({ mode: name === 'sql' ? undefined : name }));

/** Who may not query gets the API's sentence with the verdict, and here the names of those who may. */
function others({ members, route }) {
	const able = members.filter(member => member.abilities?.includes('CAN_QUERY'));
	return h('p.note.pad.card', able.length ? `Queries here are for ${listed(able.map(member => member.displayName))}. ` : 'Nobody may query here. ',
		able.map(member => h('a.link', { href: changed({ as: member.accountId }, route) }, `Act as ${member.displayName}`)));
}

function textOf({ id, as, route, mode }) {
	const key = draftKey(id, as);
	const drafts = remember(key, route.query.sql ? { texts: [route.query.sql], chosen: 0 } : noDrafts);
	if (mode === 'builder') return remember(`built ${id} ${as}`, '');
	return drafts.texts[drafts.chosen] ?? '';
}

function type(view, text) {
	const key = draftKey(view.id, view.as);
	note(key, ({ texts, chosen } = noDrafts) => ({ chosen, texts: texts.map((one, index) => index === chosen ? text : one) }));
	// Short enough for an address.
	settle({ sql: text.length < 1500 ? text : undefined });
}

function drafts(view) {
	const key = draftKey(view.id, view.as);
	const all = remember(key, noDrafts);
	const choose = chosen => { note(key, now => ({ ...now ?? all, chosen })); settle({ sql: all.texts[chosen] }); };
	if (all.texts.length < 2) return null;
	const names = all.texts.map((text, index) => [index, oneLine(text).slice(0, 24) || `Draft ${index + 1}`]);
	return segments('Drafts', names, all.chosen, choose, 'drafts');
}

function newDraft(view) {
	const key = draftKey(view.id, view.as);
	note(key, ({ texts } = noDrafts) => ({ texts: [...texts, ''], chosen: texts.length }));
	settle({ sql: undefined });
}

/** Where results go, as the options say it; nothing where that is the default. */
function placeOf({ receivers, bucket, prefix, format, single }) {
	if (receivers?.length) return { distribute: { locations: receivers.map(accountId => ({ member: { accountId } })) } };
	return bucket && { s3: {
		resultFormat: format || 'CSV', bucket, ...(prefix ? { keyPrefix: prefix } : {}), ...(single ? { singleFileOutput: true } : {}),
	} };
}

/** The call that `Run` makes. */
function call(view) {
	const options = remember(`run options ${view.id} ${view.as}`, {});
	const sqlParameters = view.mode === 'template' ? parametersOf(view) : { queryString: view.text };
	const input = { membershipIdentifier: view.membership, type: 'SQL', sqlParameters };
	const outputConfiguration = placeOf(options);
	if (outputConfiguration) input.resultConfiguration = { outputConfiguration };
	if (options.worker) input.computeConfiguration = { worker: { type: options.worker, number: Number(options.number ?? 16) } };
	return { as: view.as, region: view.region, call: 'StartProtectedQuery', input };
}

/** The explanation of what stands there, and the last one while that is being asked for. */
function explanationOf(view) {
	if (!view.membership) return undefined;
	const template = view.mode === 'template' ? parametersOf(view) : null;
	if (view.mode === 'template' ? !template?.analysisTemplateArn : !view.text.trim()) return undefined;
	const settled = remember(`settled ${view.id} ${view.as}`, null);
	const key = JSON.stringify(template ?? view.text);
	// A fifth of a second after the last key.
	if (settled !== key) {
		clearTimeout(explanationOf.timer);
		explanationOf.timer = setTimeout(() => note(`settled ${view.id} ${view.as}`, key), settled === null ? 0 : 200);
		return explanationOf.last?.membership === view.membership ? { ...explanationOf.last.answer, isOld: true } : undefined;
	}
	const answer = ask('explain', { membershipIdentifier: view.membership, ...(template ?? { sql: view.text }) });
	if (answer) explanationOf.last = { membership: view.membership, answer };
	return answer ?? (explanationOf.last?.membership === view.membership ? { ...explanationOf.last.answer, isOld: true } : undefined);
}

const does = (table, column) => {
	const { joinColumns = [], listColumns, dimensionColumns, aggregateColumns = [] } = table.policy ?? {};
	const selects = listColumns ?? dimensionColumns ?? (table.rule === 'CUSTOM' ? [column] : []);
	const uses = [
		joinColumns.includes(column) && 'join', selects.includes(column) && 'select',
		...aggregateColumns.filter(one => one.columnNames.includes(column)).map(one => one.function.toLowerCase().replace('_', ' ')),
	].filter(Boolean);
	return uses.join(', ') || 'nothing';
};

function complete(view, table, beginning) {
	const fits = name => name.toLowerCase().startsWith(beginning.toLowerCase());
	if (table !== undefined) {
		const found = view.tables.find(one => one.name.toLowerCase() === table.toLowerCase());
		return (found?.columns ?? []).filter(column => fits(column.name)).map(column => ({ text: column.name, does: does(found, column.name) }));
	}
	return view.tables.filter(one => fits(one.name)).map(one => ({ text: one.name, does: one.rule ?? 'no rule' }));
}

function writing(view) {
	const explanation = explanationOf(view);
	const isTemplate = view.mode === 'template';
	const template = isTemplate ? parametersOf(view)?.analysisTemplateArn : undefined;
	const judged = verdict(explanation, {
		text: isTemplate ? template ?? '' : view.text, tables: view.tables, members: view.members, isOld: explanation?.isOld,
		goTo: () => document.querySelector('cr-editor')?.goTo(explanation.position),
	});
	const isAccepted = explanation?.verdict === 'accepted';
	const made = () => call(view);
	const run = async () => {
		const { as, region, call: name, input } = made();
		const answer = await perform(as, region, name, input);
		if (answer) settle({ run: answer.output.protectedQuery.id });
	};
	const sql = isTemplate ? explanation?.sql ?? '' : view.text;
	return h('section.card.editor', { 'aria-label': 'SQL', key: view.mode },
		view.mode === 'builder' && builder(view), isTemplate && templateForm(view), view.mode === 'sql' && drafts(view),
		h('cr-editor.code', { key: `${view.mode} ${view.as}`, props: {
			text: sql, isReadOnly: view.mode !== 'sql', isGiven: true, judged: explanation?.isOld ? null : sql,
			onType: text => type(view, text), complete: (table, beginning) => complete(view, table, beginning),
			wrong: !explanation?.isError && explanation?.position ? explanation : null } }),
		h('div', { class: `verdict ${judged.kind} ${judged.isOld ? 'old' : ''}`, id: 'verdict', role: 'status' }, h('span.sign', icon(judged.sign)), judged.content,
			h('span.end', copyMenu('Copy as', made),
				h('button.button.main', { 'data-key': 'run', disabled: !sql.trim() || !view.membership, onclick: run }, icon('run', 14),
					isAccepted || !explanation ? 'Run ' : 'Run anyway ', h('kbd', '⌘ ⏎')))),
		h('div.under',
			button('plain small', () => runOptions(view), 'Receivers, format, workers…'),
			button('plain small', () => answerWith({ run: { kind: 'query', sql, template }, columns: explanation?.columns, collaboration: view.id }), 'Answer with…'),
			view.mode === 'sql' && button('plain small', () => newDraft(view), 'New')));
}

function runsList({ id, route }, runs) {
	const { total = 0, items } = runs;
	const chosen = chosenRun(route, items);
	return h('section.card.side', { 'aria-label': 'Runs' }, h('header', h('h2', 'Runs'),
		h('a.num.quiet', { href: address({ page: 'analyses', collaboration: id }), 'aria-label': `All ${total} analyses` }, total)),
		!items.length && h('p.note', 'None yet.'),
		h('ul.runs', items.map(run => h('li', { key: run.id, 'aria-current': chosen === run ? 'true' : undefined },
			state(run.status), when(run.createTime), h('a.row', { href: changed({ run: run.id }) }, h('span.sql', oneLine(run.sql) || run.template || run.id))))));
}
