// What stands around every page: the bar at the top, and the ways on the left.

import {
	accounts, actingAs, address, collaborationOf, get, go, h, icon, item, membershipOf, openMenu, output, readAll, regionOf, sentence
} from '../kit.js';
import { status } from '../live.js';
import { actingBox } from './acting.js';
import './clock.js';
import { openKeys } from './keyhelp.js';

const brand = () => h('a.brand', { href: address({ page: 'start' }), 'aria-label': 'Clean Rooms Local, start' },
	h('svg', { width: 30, height: 20, viewBox: '0 0 30 20', 'aria-hidden': 'true' },
		h('circle.left', { cx: 10.5, cy: 10, r: 8.5 }), h('circle.right', { cx: 19.5, cy: 10, r: 8.5 })), h('span', 'Clean Rooms Local'));

export function top(route) {
	const id = collaborationOf(route);
	const as = actingAs(route);
	const region = regionOf(route);
	const name = id && as ? output(as, region, 'GetCollaboration', { collaborationIdentifier: id })?.collaboration.name : undefined;
	return [
		brand(),
		h('div.place',
			h('button', { id: 'switcher', 'aria-haspopup': 'menu', 'aria-label': `Collaboration: ${name ?? 'none chosen'}`,
				onclick() { openSwitcher(this, route); } },
			h('b', name ?? (id ? 'Unknown collaboration' : 'Collaborations')), icon('down', 14)),
			h('button.where.quiet', { 'aria-haspopup': 'menu', 'aria-label': `Region: ${region}`, onclick() { openRegions(this, route); } }, region)),
		h('span.space'),
		streamState(),
		h('cr-clock.clock', { role: 'group', 'aria-label': 'Clock', props: get('clock') ?? {} }),
		h('button.icon', { 'aria-label': 'Dark or light', title: 'Dark or light', onclick: nextTheme }, icon('moon', 18)),
		h('button.icon', { 'aria-label': 'Keys', title: 'Keys', onclick: openKeys }, icon('help', 18)),
	];
}

function streamState() {
	const state = status();
	if (state === 'live' || state === 'connecting') return null;
	return h('span.stream-lost', { role: 'status' }, icon('warn', 14), state === 'away' ? 'Not followed' : 'Connection lost, trying again');
}

const themes = ['system', 'light', 'dark'];
export function showTheme() {
	const theme = localStorage.getItem('theme') ?? 'system';
	const root = document.documentElement;
	root.toggleAttribute('data-theme', theme !== 'system');
	if (theme !== 'system') root.setAttribute('data-theme', theme);
	root.toggleAttribute('data-dark', theme === 'dark' || theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function nextTheme() {
	const next = themes[(themes.indexOf(localStorage.getItem('theme') ?? 'system') + 1) % themes.length];
	localStorage.setItem('theme', next);
	showTheme();
}

function openSwitcher(button, route) {
	const as = actingAs(route);
	openMenu(button, 'Collaborations', (close, text) => {
		const { items } = readAll(as, regionOf(route), 'ListCollaborations', {});
		const choose = id => () => { close(); go({ page: 'parties', collaboration: id }); };
		const found = items.filter(one => one.name.toLowerCase().includes(text) || one.id.includes(text)).slice(0, 12);
		return [...found.map(one => item(choose(one.id), h('span', one.name, h('br'), h('span.quiet', one.creatorDisplayName)))),
			item(() => { close(); go({ page: 'start' }); }, 'All collaborations')];
	}, { search: 'Search collaborations' });
}

function openRegions(button, route) {
	openMenu(button, 'Region', (close, text) => {
		const known = new Set(accounts().flatMap(account => account.regions.map(region => region.region)).concat(regionOf(route)));
		const choose = region => () => { close(); go({ page: 'start', query: { region } }); };
		const typed = /^[a-z0-9-]{1,32}$/.test(text) && !known.has(text) ? [text] : [];
		return [...known, ...typed].filter(region => region.includes(text)).map(region => item(choose(region), region));
	}, { search: 'Region' });
}

/** How many there are, as far as one page tells; nothing where that is none of the account's business. */
function number(as, region, call, input) {
	const { items, isWhole, isLoading, error } = readAll(as, region, call, input, 100);
	return isLoading || error ? '' : `${items.length}${isWhole ? '' : '+'}`;
}

export function nav(route) {
	const as = actingAs(route);
	const region = regionOf(route);
	const id = collaborationOf(route);
	const input = { collaborationIdentifier: id };
	const name = id && as && output(as, region, 'GetCollaboration', input)?.collaboration.name;
	const membership = name && membershipOf(as, region, id);
	// On a phone there is room for those that are no more.
	const way = (page, collaboration, count, kind = 'more') => h('a', {
		href: address({ page, collaboration }), 'aria-current': route.page === page ? 'page' : undefined, class: kind, key: page,
	}, icon(page), sentence(page), h('span.count', count));
	const first = (page, collaboration, count) => way(page, collaboration, count, '');
	return [
		id && [h('h2', { key: 'name' }, name ?? 'Collaboration'), first('parties', id), first('query', id),
			first('analyses', id, membership && number(as, region, 'ListProtectedQueries', { membershipIdentifier: membership })),
			way('tables', id, name && number(as, region, 'ListSchemas', input)),
			way('templates', id, name && number(as, region, 'ListCollaborationAnalysisTemplates', input)),
			way('privacy', id), way('changes', id), way('more', id)],
		h('h2.emulator', { key: 'emulator' }, 'Emulator'),
		h('div.emulator', { key: 'ways' }, first('requests', undefined, get('requests?limit=0')?.meta.total || ''), way('events'), first('simulate'),
			way('state'), way('server')),
		h('button.more-button', { key: 'rest', 'aria-haspopup': 'menu', onclick() { openRest(this, route); } }, icon('more'), 'More'),
		actingBox(route),
	];
}

const names = { start: 'All collaborations', more: 'More of the collaboration' };

/** On a phone: the ways that have no room at the bottom. */
function openRest(button, route) {
	const id = collaborationOf(route);
	openMenu(button, 'More', close => [
		...(id ? ['tables', 'templates', 'privacy', 'changes', 'more'] : []).map(page => [page, id]),
		...['events', 'state', 'server', 'start'].map(page => [page]),
	].map(([page, collaboration]) => item(() => { close(); go({ page, collaboration }); }, page !== 'start' && icon(page), names[page] ?? sentence(page)))
		.concat(item(() => { close(); document.querySelector('.acting')?.click(); }, 'Act as somebody else…')));
}
