// Seeds, run in addition to what there is or in its place.

import { count, go, send } from '../kit.js';

export const runSeed = name =>
	send('POST', `seeds/${encodeURIComponent(name)}`, undefined, answer => `${name} made ${count(answer.calls, 'call')}.`);

/** Resets with a seed and shows what it has made. */
export async function beginWith(name) {
	const answer = await send('POST', `reset?seed=${encodeURIComponent(name)}`, undefined, `Begun anew with ${name}.`);
	const made = Object.values(answer?.outputs ?? {}).find(output => output.collaboration)?.collaboration;
	if (answer) go(made ? `#/c/${made.id}` : '#/');
}
