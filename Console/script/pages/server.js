// The program itself: how it was started, how it does, and how clients find it.

import { card, get, h, heading, list, loading, note, remember, request, span } from '../kit.js';
import { client } from './start.js';

export const title = () => 'Server';

const every = 5000;
let timer = 0;

export function draw() {
	const server = get('server');
	const health = get('health');
	if (!server || !health) return [heading('Server'), loading()];
	const scrapes = remember('scrapes', []);
	clearTimeout(timer);
	timer = setTimeout(scrape, scrapes.length ? every : 0);
	const option = ([name, value]) => [h('dt.mono', name), h('dd', value === null || value === '' ? 'not set' : String(value))];
	return [
		heading('Server', h('div.facts', h('span', `version ${server.version}`), h('span', `up for ${span(health.uptimeSeconds * 1000)}`),
			h('span.mono', server.address), server.controlAddress && h('span.mono', server.controlAddress),
			h('span', `account ${server.defaultAccount} for keys that are none`))),
		h('div.two-up', card('Options in force', h('dl.facts-list', Object.entries(server.options).map(option))),
			h('div.stack', hooks(), traffic(scrapes), h('section.card.pad.stack', h('h2', 'Point a client at it'), client()))),
	];
}

function hooks() {
	const scripts = get('init')?.scripts ?? [];
	return scripts.length > 0 && card('Hooks', h('ul.rule-words', scripts.map(one => h('li', `${one.stage} ${one.name}: ${one.state}`))));
}

/** Metrics, while the page is looked at: nothing else in the console asks again by itself. */
async function scrape() {
	if (!location.hash.startsWith('#/server') || document.hidden) return;
	const text = await (await request('metrics')).text();
	const values = {};
	for (const line of text.split('\n')) {
		const match = /^(cleanrooms_\w+)(?:\{(.*)\})? ([0-9.e+-]+)$/.exec(line);
		if (match) (values[match[1]] ??= []).push({ labels: match[2] ?? '', value: Number(match[3]) });
	}
	note('scrapes', old => [...(old ?? []), { at: performance.now(), values }].slice(-24));
}

const sum = (scrape, name, fits = () => true) =>
	(scrape.values[name] ?? []).filter(one => fits(one.labels)).reduce((total, one) => total + one.value, 0);

function traffic(scrapes) {
	const last = scrapes.at(-1);
	if (!last) return null;
	const asked = scrapes.map(scrape => sum(scrape, 'cleanrooms_requests_total'));
	const rates = scrapes.slice(1).map((scrape, index) => Math.max(0, 1000 * (asked[index + 1] - asked[index]) / (scrape.at - scrapes[index].at)));
	const most = Math.max(1, ...rates);
	const points = rates.map((rate, index) => `${index * 120 / Math.max(1, rates.length - 1)},${23 - 22 * rate / most}`).join(' ');
	const kinds = (last.values.cleanrooms_resources ?? []).filter(one => one.value > 0).sort((left, right) => right.value - left.value);
	const memory = sum(last, 'process_resident_memory_bytes');
	const operations = operationsOf(last);
	return h('section.card', h('div.pad', h('header', h('h2', 'Requests a second'), h('span', (rates.at(-1) ?? 0).toFixed(1)),
		h('svg.spark', { viewBox: '0 0 120 24', 'aria-hidden': 'true' }, h('polyline', { points, fill: 'none', stroke: 'currentColor' }))),
	h('p.note', [memory && `${(memory / 1048576).toFixed(0)} MB of memory`, ...kinds.slice(0, 6).map(kindOf)].filter(Boolean).join(', '))),
	operations.length > 0 && list(['Operation', '>Calls', '>Takes'], operations.map(({ name, count, seconds }) =>
		h('tr', { key: name }, h('td.mono', name), h('td.r', count), h('td.r', `${(1000 * seconds / count).toFixed(2)} ms`)))));
}

const kindOf = ({ value, labels }) => `${value} ${/kind="(\w+)"/.exec(labels)?.[1]}`;

/** The operations that were called most, with how long they took together. */
function operationsOf(scrape) {
	return (scrape.values.cleanrooms_request_duration_seconds_count ?? []).map(({ labels, value }) => ({
		name: /operation="(\w+)"/.exec(labels)?.[1], count: value,
		seconds: sum(scrape, 'cleanrooms_request_duration_seconds_sum', other => other === labels),
	})).filter(one => one.count > 0).sort((left, right) => right.count - left.count).slice(0, 8);
}
