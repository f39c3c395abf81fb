// The journal, live, the newest on top; what is new waits while somebody reads.

import {
	address, ask, button, changed, chips, confirmLoss, control, copyText, count, empty, exact, fail, h, heading, heads, loading, milliseconds, move, note,
	party, remember, searchField, send, tick
} from '../kit.js';
import { seedStep } from '../copy.js';
import { lately } from '../traffic.js';

export const title = () => 'Requests';
export const isWide = true;

const pageSize = 100;
const names = { operation: 'Operation', account: 'Account', in: 'Region', status: 'Status', errorType: 'Error', resource: 'Text' };

/** What is asked of the journal, from the address. The console's own calls are hidden at first. */
function criteria({ query }) {
	const wanted = {};
	for (const name of ['operation', 'account', 'errorType', 'resource']) if (query[name]) wanted[name] = query[name];
	if (query.in) wanted.region = query.in;
	if (/^\d{3}$/.test(query.status ?? '')) wanted.status = Number(query.status);
	if (query.from !== 'all') wanted.from = 'client';
	return wanted;
}

export function draw(route) {
	const wanted = criteria(route);
	const before = route.query.before;
	const newest = lately().find(one => one.kind === 'request')?.data.id;
	// What has come since is shown at once, unless somebody has scrolled.
	const isReading = before !== undefined || scrollY > 200;
	const seen = remember('requests seen', newest);
	if (!isReading && seen !== newest) queueMicrotask(() => note('requests seen', newest));
	const upTo = isReading ? seen : undefined;
	const bound = before ? `&before=${before}` : upTo ? `&before=${Number(upTo) + 1}` : '';
	const found = ask(`requests/find?limit=${pageSize}&bodies=false${bound}`, wanted);
	if (!found) return [heading('Requests'), loading()];
	if (found.isError) return [heading('Requests'), h('p.error', found.message)];
	const waiting = isReading && !before && newest ? Number(newest) - Number(seen ?? newest) : 0;
	return [
		heading('Requests', h('p', found.requestJournalDisabled ? 'There is no journal: the emulator was started with --journal-size 0.'
			: `${count(found.meta.total, 'request')} in the journal fit`),
			button('', () => copySeed(wanted), 'Copy all as a seed'), button('bad', clear, 'Clear…')),
		filters(route),
		!found.requests.length ? empty('requests', 'No request', 'What clients ask stands here once it is answered.')
			: h('div.card.scroll', waiting > 0 && h('button.fresh', { onclick: () => upToNow(newest) }, `${waiting} new`), table(found.requests)),
		h('div.row-of.filters', before && h('a.button.small', { href: changed({ before: undefined }) }, 'Newest'),
			found.requests.length === pageSize && h('a.button.small', { href: changed({ before: found.requests.at(-1).id }) }, 'Older')),
	];
}

function upToNow(newest) {
	scrollTo(0, 0);
	note('requests seen', newest);
}

function filters(route) {
	const line = ([name, label]) => h('input', { 'aria-label': label, placeholder: label, value: route.query[name] ?? '',
		onchange() { move({ [name]: this.value, before: undefined }); } });
	return h('div.filters', searchField(route, 'resource', 'Text or id in path and bodies'), Object.entries(names).slice(0, -1).map(line),
		tick('The console’s own too', route.query.from === 'all', on => move({ from: on ? 'all' : undefined, before: undefined })),
		chips(route, names));
}

function table(requests) {
	return h('table.list', heads('Time', 'Account', 'Operation', 'Status', 'Error', '>Took'),
		h('tbody', requests.map(one => h('tr', { key: one.id },
			h('td.mono', exact(milliseconds(one.time))), h('td', one.account ? party(one.account) : ''),
			h('td', h('a.row.mono', { href: address({ page: 'requests', id: one.id }) }, one.operation ?? `${one.method ?? ''} ${one.path ?? 'no request'}`)),
			h('td', h('span', { class: `state ${one.status < 300 ? 'good' : 'bad'}` }, one.status)),
			h('td', one.errorType ?? '', one.refusal && h('span.mono.quiet', ` ${one.refusal.rule}`),
				one.delivery && h('span.quiet', ` ${Object.entries(one.delivery).map(pair => pair.join(' ')).join(', ')}`),
				one.from === 'console' && h('span.quiet', ' console')),
			h('td.r', `${one.durationMillis.toFixed(2)} ms`)))));
}

/** All that fit, in their order, as steps of a seed. */
async function copySeed(wanted) {
	try {
		const { requests } = await control('POST', 'requests/find?limit=1000', wanted);
		const steps = requests.filter(one => one.operation && one.input && one.status < 300).reverse();
		const texts = steps.map(({ account: as, region, operation: call, input }) =>
			seedStep({ as, region, call, input }).replace(/^/gm, '  ').trimEnd());
		copyText(`# ${count(steps.length, 'call')} from the journal.\nsteps:\n${texts.join('\n')}\n`, `Copied ${count(steps.length, 'step')}.`);
	} catch (error) { fail('', error.message); }
}

async function clear() {
	if (await confirmLoss('Clear the journal?', ['All requests in the journal'], 'Clear')) await send('DELETE', 'requests');
}
