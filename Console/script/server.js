// The only one that speaks with the emulator: its control API, and through it the API of Clean Rooms.

/** `…/_cleanrooms/`, wherever a proxy has put it. */
export const root = new URL('../../', import.meta.url);

const tokenName = 'cleanrooms-token';

/** A token in the address is taken over and goes from there at once. */
export function takeToken() {
	const match = /^#token=(.+)$/.exec(location.hash);
	if (!match) return;
	sessionStorage.setItem(tokenName, decodeURIComponent(match[1]));
	history.replaceState(null, '', '#/');
}

export const setToken = token => sessionStorage.setItem(tokenName, token);

/** Called when the control API asks for its token; answers once there is one. */
let askForToken = () => Promise.reject(new Error('The control API asks for its token.'));
let asking = null;
export function onTokenAsked(ask) { askForToken = ask; }

export class Refusal extends Error {
	constructor(status, message) {
		super(message);
		this.status = status;
	}
}

export async function request(path, { method = 'GET', body, headers = {}, signal } = {}) {
	for (;;) {
		const token = sessionStorage.getItem(tokenName);
		const isRaw = typeof body === 'string' || body instanceof Blob || body === undefined;
		const answer = await fetch(new URL(path, root), {
			method, signal, cache: 'no-store', body: isRaw ? body : JSON.stringify(body),
			headers: { ...(token ? { 'X-Cleanrooms-Token': token } : {}), ...(isRaw ? {} : { 'Content-Type': 'application/json' }), ...headers },
		});
		if (answer.status !== 401) return answer;
		asking ??= askForToken().finally(() => { asking = null; });
		await asking;
	}
}

/** Sends a request to the control API and answers its JSON. Throws a Refusal with the API's own sentence. */
export async function control(method, path, body) {
	const answer = await request(path, { method, body });
	const text = await answer.text();
	let json = {};
	try { json = text ? JSON.parse(text) : {}; } catch { json = { message: text }; }
	if (!answer.ok) throw new Refusal(answer.status, json.message ?? `${method} ${path} was answered with ${answer.status}.`);
	return json;
}

/** Performs calls and answers what each was answered. Quiet ones read, and leave no trace. */
export async function calls(list, quiet) {
	const { answers } = await control('POST', 'calls', { calls: list, quiet });
	return answers;
}

/** One call that a person makes: with all faults and limits, and in the journal. */
export async function act(as, region, call, input) {
	const [answer] = await calls([{ as, region, call, with: input }], false);
	return answer;
}
