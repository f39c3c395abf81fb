// What was read, until the stream says that it may have changed; and what a page has to remember of itself.

import { schedule } from './dom.js';
import { calls, control } from './server.js';

/** key → {value, error, isStale, isAsked, readers, topics} */
const kept = new Map();
const session = new Map();
let tracked = null;
let wanted = [];
let timer = 0;
let lastAsk = 0;

/** Renders while noting what is read, so that it is rendered again when that changes. */
export function tracking(draw, render) {
	const outer = tracked;
	tracked = draw;
	try { return render(); } finally { tracked = outer; }
}

function entry(key, ask) {
	let found = kept.get(key);
	if (!found) kept.set(key, found = { key, readers: new Set(), isStale: true, isAsked: false });
	found.ask = ask;
	found.used = performance.now();
	if (tracked) found.readers.add(tracked);
	if (found.isStale && !found.isAsked) want(found);
	return found;
}

/** What an account is answered: `{status, output, errorType, requestId}`; undefined until it is there, and the old one until the new one is. */
export function read(as, region, call, input = {}) {
	const question = { as, region, call, with: input };
	const found = entry(`call ${JSON.stringify(question)}`, null);
	found.question = question;
	return found.value;
}

/** The output alone; undefined until it is there, and for what is refused. */
export const output = (as, region, call, input) => {
	const answer = read(as, region, call, input);
	return answer?.status >= 200 && answer.status < 300 ? answer.output : undefined;
};

/** All elements of a list, page after page, to a bound that keeps the page quick. */
export function readAll(as, region, call, input, most = 500) {
	const items = [];
	let nextToken;
	let last;
	do {
		last = read(as, region, call, { ...input, maxResults: 100, ...(nextToken ? { nextToken } : {}) });
		if (last?.status !== 200) break;
		items.push(...(Object.values(last.output).find(Array.isArray) ?? []));
		nextToken = last.output.nextToken;
	} while (nextToken && items.length < most);
	return { items, isLoading: last === undefined, isWhole: !nextToken, error: last && last.status !== 200 ? last : undefined };
}

/** What the control API answers to a GET; undefined until it is there. */
export function get(path) {
	const found = entry(`get ${path}`, () => control('GET', path));
	found.path = path;
	return found.value;
}

export const getError = path => kept.get(`get ${path}`)?.error;

/** The answer to a question that changes nothing, such as an explanation, kept by its body. */
export function ask(path, body) {
	const found = entry(`post ${path} ${JSON.stringify(body)}`,
		() => control('POST', path, body).catch(({ message }) => ({ message, isError: true })));
	found.path = path;
	return found.value;
}

function want(found) {
	found.isAsked = true;
	wanted.push(found);
	// All that one frame asks for goes as one request; a storm of changes is read a few times a second.
	const wait = Math.max(0, 200 - (performance.now() - lastAsk));
	timer ||= setTimeout(askAll, found.value === undefined ? 0 : wait);
}

async function askAll() {
	timer = 0;
	lastAsk = performance.now();
	const all = wanted;
	wanted = [];
	const questions = all.filter(found => found.question);
	for (let start = 0; start < questions.length; start += 50) askCalls(questions.slice(start, start + 50));
	for (const found of all) if (!found.question) askOne(found);
}

async function askCalls(batch) {
	for (const found of batch) found.isStale = false;
	try {
		const answers = await calls(batch.map(found => found.question), true);
		batch.forEach((found, index) => settle(found, answers[index]));
	} catch (error) {
		for (const found of batch) settle(found, found.value ?? { status: 0, output: { message: error.message } }, error);
	}
}

async function askOne(found) {
	found.isStale = false;
	try { settle(found, await found.ask()); } catch (error) { settle(found, undefined, error); }
}

function settle(found, value, error) {
	const isSame = JSON.stringify(value) === JSON.stringify(found.value) && found.error?.message === error?.message && value !== undefined;
	found.value = value;
	found.error = error;
	found.isAsked = false;
	// Or it moved on while it was being asked.
	if (!isSame || found.isStale) redraw(found);
}

function redraw(found) {
	const readers = [...found.readers];
	found.readers.clear();
	for (const draw of readers) schedule(draw);
}

/** What fits may have changed: it is read anew where it is looked at, and forgotten where nobody does. */
export function invalidate(fits) {
	const old = performance.now() - 60_000;
	for (const [key, found] of kept) {
		if (!fits(found)) continue;
		if (found.readers.size === 0 && found.used < old && !found.isAsked) { kept.delete(key); continue; }
		found.isStale = true;
		// Whoever reads it asks again, and gets the old value until the new one is there.
		if (!found.isAsked) for (const draw of found.readers) schedule(draw);
	}
}

/** Something that a page remembers while the window is open. */
export function remember(key, initial) {
	let cell = session.get(key);
	if (!cell) session.set(key, cell = { value: initial, readers: new Set() });
	if (tracked) cell.readers.add(tracked);
	return cell.value;
}

export function note(key, value) {
	const cell = session.get(key) ?? { readers: new Set() };
	session.set(key, cell);
	cell.value = typeof value === 'function' ? value(cell.value) : value;
	for (const draw of cell.readers) schedule(draw);
}
