// The one stream of what happens. A browser opens six connections to one origin, so that its windows share one, and nothing polls.

import { request } from './server.js';

const listeners = new Set();
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('cleanrooms-stream') : null;
const state = { status: 'connecting', hello: null, lastID: null, retryAt: 0 };
const patience = 30_000;
let letGo = null;
let hiddenTimer = 0;
let failures = 0;

export const status = () => state.status;
export function onMessage(listener) { listeners.add(listener); }

function tell(kind, data) { for (const listener of listeners) listener(kind, data); }

function setStatus(status) {
	if (state.status === status) return;
	state.status = status;
	tell('status', status);
}

function receive({ id, kind, data }) {
	if (kind === 'hello') {
		const isNew = state.hello && (state.hello.run !== data.run || state.hello.state !== data.state);
		if (state.hello && state.hello.run !== data.run) state.lastID = null;
		state.hello = data;
		failures = 0;
		setStatus('live');
		tell('hello', data);
		if (isNew) tell('state', { how: 'another' });
	} else {
		const number = Number(id?.split('-')[1]);
		// A window that takes over hears again what it has heard from another.
		if (id && state.lastID?.split('-')[0] === id.split('-')[0] && number <= Number(state.lastID.split('-')[1])) return;
		if (kind === 'state') state.hello = { ...state.hello, state: data.state };
		tell(kind, data);
	}
	if (id) state.lastID = id;
}

if (channel) {
	channel.onmessage = ({ data }) => {
		if (data.message && !letGo) receive(data.message);
		if (data.status && !letGo) setStatus(data.status);
		if (data.ask && letGo && state.hello) channel.postMessage({ message: { kind: 'hello', data: state.hello, id: state.lastID }, status: state.status });
	};
}

/** Takes part: as the one that holds the stream, or as one that is told. */
export function start() {
	document.addEventListener('visibilitychange', changeVisibility);
	join();
}

function join() {
	// Without locks, as on a plain address that is not this machine's, each window has its own stream.
	if (!channel || !navigator.locks) {
		const abort = new AbortController();
		letGo = () => abort.abort();
		hold(abort.signal);
		return;
	}
	channel.postMessage({ ask: true });
	const abort = new AbortController();
	letGo = null;
	navigator.locks.request('cleanrooms-stream', { signal: abort.signal }, () => new Promise(done => {
		const stop = new AbortController();
		letGo = () => { stop.abort(); letGo = null; done(); };
		hold(stop.signal);
	})).catch(() => {});
	leave = () => { abort.abort(); letGo?.(); };
}

let leave = () => letGo?.();

function changeVisibility() {
	clearTimeout(hiddenTimer);
	if (document.hidden) hiddenTimer = setTimeout(() => { leave(); state.isAway = true; setStatus('away'); }, patience);
	else if (state.isAway) { state.isAway = false; setStatus('connecting'); join(); }
}

async function hold(signal) {
	while (!signal.aborted) {
		try {
			await listen(signal);
		} catch (error) {
			if (signal.aborted) return;
		}
		state.isOpen = false;
		if (signal.aborted) return;
		setStatus('lost');
		channel?.postMessage({ status: 'lost' });
		const wait = Math.min(30_000, 1000 * 2 ** failures++);
		await new Promise(done => { const timer = setTimeout(done, wait); signal.addEventListener('abort', () => { clearTimeout(timer); done(); }); });
	}
}

async function listen(signal) {
	const answer = await request('stream', { signal, headers: state.lastID ? { 'Last-Event-ID': state.lastID } : {} });
	if (!answer.ok) throw new Error(`the stream was answered with ${answer.status}`);
	const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
	state.isOpen = true;
	let rest = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return;
		const messages = (rest + value).split('\n\n');
		rest = messages.pop();
		for (const text of messages) {
			const message = parse(text);
			if (!message) continue;
			receive(message);
			channel?.postMessage({ message });
		}
	}
}

/** One message of the stream; null for a comment. */
export function parse(text) {
	const message = {};
	for (const line of text.split('\n')) {
		const colon = line.indexOf(': ');
		if (line.startsWith(':') || colon < 0) continue;
		const name = line.slice(0, colon);
		const value = line.slice(colon + 2);
		if (name === 'id') message.id = value;
		else if (name === 'event') message.kind = value;
		else if (name === 'data') message.data = JSON.parse(value);
	}
	return message.kind ? message : null;
}
