// One collaboration as each of two parties sees it, the same things in the same row: what is hidden is seen to be hidden.

import {
	abilitiesOf, actingAs, address, analysesOf, budgetBars, button, columnsOf, get, h, heading, icon, kindOfRule, link, loading, membershipOf,
	membersOf, move, nameOf, oneLine, output, partyClass, readAll, refused, regionOf, schemasOf, seal, select, state, when
} from '../kit.js';
import { join } from '../parts/join.js';
import { liveLine } from '../parts/liveline.js';

export const title = () => 'Parties';

export function draw(route) {
	const as = actingAs(route);
	if (!as) return loading();
	const region = regionOf(route);
	const id = route.collaboration;
	const seen = output(as, region, 'GetCollaboration', { collaborationIdentifier: id });
	const members = membersOf(route);
	if (!seen) {
		const list = readAll(as, region, 'ListMembers', { collaborationIdentifier: id });
		return [heading('Parties'), list.error ? refused(list.error) : loading()];
	}
	const collaboration = seen.collaboration;
	if (!members.length) return [heading(collaboration.name), loading()];
	const pair = chosenPair(route, members, as);
	const views = pair.map(member => viewOf(member, region, id));
	const onlyDifferences = route.query.differ === '1';
	return [
		heading(collaboration.name, h('p', collaboration.description),
			h('label.switch', h('input', { type: 'checkbox', checked: onlyDifferences, onchange() { move({ differ: this.checked ? '1' : undefined }); } }),
				h('i', { 'aria-hidden': 'true' }), 'Only differences'),
			h('a.button.main', { href: address({ page: 'query', collaboration: id }) }, 'New query ', h('kbd', 'Q'))),
		h('div', { class: `pair ${onlyDifferences ? 'differing' : ''}`, role: 'table', 'aria-label': 'The collaboration as each party sees it' },
			pair.map((member, index) => h('div', { class: `sheet card ${index ? 'b' : 'a'} party ${partyClass(member.accountId, members)}`, role: 'presentation' })),
			heads(route, pair, members, collaboration, region),
			tables(route, pair, members, views), templates(route, pair, members, views), analyses(route, pair, members, views), privacy(pair, members, views),
			cost(id, pair, members)),
		liveLine(members),
	];
}

/** Two of the members: who is named in the address, or who queries and who has most to show. */
function chosenPair(route, members, as) {
	if (members.length < 2) return members;
	const named = (route.query.parties ?? '').split(',').map(account => members.find(member => member.accountId === account)).filter(Boolean);
	if (named.length === 2) return named;
	if (members.length === 2) return members;
	const runner = members.find(member => member.abilities?.includes('CAN_QUERY')) ?? members[1];
	const other = members.find(member => member !== runner && member.status === 'ACTIVE') ?? members.find(member => member !== runner);
	return members.filter(member => member === runner || member === other);
}

/** What a member is answered. One that has not joined sees nothing yet. */
function viewOf(member, region, id) {
	const account = member.accountId;
	const isActive = member.status === 'ACTIVE';
	const membership = isActive ? membershipOf(account, region, id) : null;
	if (!membership) return { account, isActive, membership, tables: [], templates: [], analyses: { items: [] }, budgets: null };
	return {
		account, isActive, membership,
		tables: schemasOf(account, region, id, membership),
		templates: readAll(account, region, 'ListCollaborationAnalysisTemplates', { collaborationIdentifier: id }).items,
		analyses: analysesOf(account, region, membership, 3),
		budgets: readAll(account, region, 'ListCollaborationPrivacyBudgets', { collaborationIdentifier: id, privacyBudgetType: 'DIFFERENTIAL_PRIVACY' }),
	};
}

const mark = (content = null, className = '') => h('div', { class: `mark ${className}`, role: 'cell' }, content);
const dataWho = (member, members) => [...nameOf(member.accountId, members)][0]?.toUpperCase();

function cellOf(member, members, ...content) {
	const blank = content.flat().some(Boolean) ? '' : 'blank';
	return h('div', { class: `cell party ${partyClass(member.accountId, members)} ${blank}`, role: 'cell', 'data-who': dataWho(member, members) }, content);
}

function labelRow(text, first, second) {
	return h('div.row.label', { role: 'row' },
		h('div.cell', { role: 'rowheader' }, h('b', text), h('span.end', first)), mark(),
		h('div.cell', { role: 'cell' }, h('b', { 'aria-hidden': 'true' }, text), h('span.end', second)));
}

function itemRow({ pair, members, isFirst, key, cells, middle, isSame = false, isTall }) {
	return h('div', { class: `row item ${isFirst ? 'first' : ''} ${isSame ? 'same' : ''} ${isTall ? 'tall' : ''}`, role: 'row', key },
		cellOf(pair[0], members, cells[0]), middle ?? mark(), pair[1] && cellOf(pair[1], members, cells[1]));
}

function heads(route, pair, members, collaboration, region) {
	const head = (member, index) => {
		const abilities = abilitiesOf(member, collaboration.creatorAccountId);
		const others = members.filter(other => !pair.includes(other));
		return h('div', { class: `cell party ${partyClass(member.accountId, members)}`, role: 'columnheader' }, seal(member.accountId, members, 'big'),
			h('span', h('strong', member.displayName), h('span.mono.quiet', member.accountId),
				others.length > 0 && select([member, ...others].map(one => [one.accountId, one.displayName]), member.accountId,
					account => move({ parties: pair.map((one, at) => at === index ? account : one.accountId).join(',') }),
					{ 'aria-label': `Show another party in place of ${member.displayName}` })),
			h('span.pills', member.status !== 'ACTIVE' && state(member.status), abilities.map(ability => h('span.pill', ability)),
				abilities.every(ability => ability === 'Created it') && h('span.pill.none', 'no abilities'),
				member.status === 'INVITED' && button('small', () => join(member.accountId, region, collaboration, member), `Join as ${member.displayName}…`)));
	};
	return h('div.row.who', { role: 'row' }, head(pair[0], 0), mark(), pair[1] && head(pair[1], 1));
}

function tables(route, pair, members, views) {
	// The API lists the newest first; what was made at one time stays in its order.
	const names = [...new Set(views.flatMap(view => view.tables.toReversed().map(table => table.name)))];
	const order = new Map(views.flatMap(view => view.tables).map(table =>
		[table.name, [members.findIndex(member => member.accountId === table.owner), table.createTime]]));
	names.sort((left, right) => order.get(left)[0] - order.get(right)[0] || order.get(left)[1] - order.get(right)[1]);
	const rows = names.map((name, index) => {
		const seen = views.map(view => view.tables.find(table => table.name === name));
		const owner = (seen[0] ?? seen[1]).owner;
		const at = pair.findIndex(member => member.accountId === owner);
		const arrow = at >= 0 && pair.length > 1 && h('span', { title: `${nameOf(owner, members)} shares it` }, icon('arrow', 26));
		return itemRow({
			pair, members, isFirst: index === 0, key: `table ${name}`, cells: seen.map((table, column) => table && tableCell(route, table, pair[column], members)),
			middle: mark(arrow || null, `party ${partyClass(owner, members)} ${at === 1 ? 'back' : ''}`),
		});
	});
	const invite = ({ accountId, status }) => status === 'ACTIVE'
		? link({ page: 'tables', collaboration: route.collaboration, query: { as: accountId } }, 'Configure a table…')
		: h('span.none', 'Sees nothing before it has joined');
	if (!rows.length) rows.push(itemRow({ pair, members, isFirst: true, key: 'no tables', cells: pair.map(invite) }));
	return [labelRow('Tables', h('span.legend', icon('key', 12), ' joins only'), h('span.legend', icon('lock', 12), ' where it comes from stays hidden')), rows];
}

function tableCell(route, table, member, members) {
	const isOwn = table.owner === member.accountId;
	return [
		h('a.name', { href: address({ page: 'tables', collaboration: route.collaboration, id: table.name, query: { as: member.accountId } }) }, table.name),
		h('span.kind', table.rule ? kindOfRule[table.rule] ?? table.rule : 'no rule'),
		columnsOf(table),
		!table.isReady && h('span', { title: table.reasons.join('\n') }, state('NOT_READY')),
		isOwn ? h('span.from.mine', table.source ?? '') : h('span.from', icon('lock', 13), 'schema'),
	];
}

function templates(route, pair, members, views) {
	const all = [...new Map(views.flatMap(view => view.templates).map(template => [template.arn, template])).values()];
	if (!all.length) return null;
	return [labelRow('Templates'), all.map((template, index) => {
		const cells = views.map(view => view.templates.some(other => other.arn === template.arn) && [
			h('a.name', { href: address({ page: 'templates', collaboration: route.collaboration, id: template.id, query: { as: view.account } }) }, template.name),
			h('span.from', template.creatorAccountId === view.account ? 'made it' : `by ${nameOf(template.creatorAccountId, members)}`)]);
		return itemRow({ pair, members, isFirst: index === 0, key: `template ${template.arn}`, cells, isSame: cells.every(Boolean) });
	})];
}

const veil = text => h('span.veil', icon('lock'), h('span', text));

function analyses(route, pair, members, views) {
	const rows = Math.max(1, ...views.map(view => view.analyses.items.length));
	const isVeiled = view => !view.analyses.items.length;
	return [
		labelRow('Analyses', ...views.map(view => view.analyses.items.length ? `${view.analyses.items.length} of ${view.analyses.total}` : null)),
		Array.from({ length: rows }, (_, index) => itemRow({
			pair, members, isFirst: index === 0, key: `analysis ${index}`, isTall: index === 0 && rows === 1 && views.some(isVeiled),
			cells: views.map((view, column) => {
				if (isVeiled(view)) return index === 0 ? veil(veilText(pair[column], view, views, members)) : null;
				const one = view.analyses.items[index];
				if (!one) return null;
				const href = address({ page: 'analyses', collaboration: route.collaboration, id: one.id, query: { as: view.account } });
				return [state(one.status), h('a.sql', { href }, oneLine(one.sql) || one.name || one.id), when(one.createTime)];
			}),
		})),
	];
}

/** Why a party sees no analyses. */
function veilText(member, view, views, members) {
	if (!view.isActive) return 'Nothing before it has joined.';
	if (views.every(other => !other.analyses.items.length)) return 'No analysis yet.';
	return member.abilities?.includes('CAN_RECEIVE_RESULTS') ? 'It receives nothing of these.' : 'Only the member who runs a query sees it.';
}

function privacy(pair, members, views) {
	if (views.every(view => !view.budgets?.items.length)) return null;
	return [labelRow('Privacy'), itemRow({ pair, members, isFirst: true, key: 'privacy', cells: views.map(view => budgetBars(view.budgets?.items ?? [])) })];
}

function cost(id, pair, members) {
	const bills = get(`billing?collaboration=${encodeURIComponent(id)}`)?.bills ?? [];
	const cell = member => {
		const own = bills.filter(bill => bill.payer === member.accountId);
		const sum = name => own.reduce((total, bill) => total + bill[name], 0);
		const analyses = sum('analyses') === 1 ? 'one analysis' : `${sum('analyses')} analyses`;
		return [h('span.tab', `${sum('units').toFixed(2)} CRPU-hours`),
			h('span.from', sum('analyses') ? `${analyses}, paid by ${nameOf(member.accountId, members)}` : 'pays for nothing')];
	};
	return [labelRow('Cost'), itemRow({ pair, members, isFirst: true, key: 'cost', cells: pair.map(cell) })];
}

