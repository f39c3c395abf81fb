// What the stream says, as the pages need it: what was read may have changed, and the last things that happened.

import { invalidate, note, remember } from './kit.js';

const most = 200;

/** The newest first: `{kind, data}` of requests and events since the window was opened. */
export const lately = () => remember('lately', []);

const starts = (...beginnings) => found => beginnings.some(beginning => found.path?.startsWith(beginning));
const isCall = found => found.question !== undefined;

/** Whether an operation may have changed something: those that read say so by their names. */
const reads = /^(Get|List|BatchGet|Preview)/;

export function moved(kind, data) {
	switch (kind) {
		case 'request':
			noteLately(kind, data);
			invalidate(starts('requests'));
			if (data.status < 300 && !reads.test(data.operation ?? '')) invalidate(found => isCall(found) || starts('accounts', 'explain', 'billing', 'server')(found));
			break;
		case 'event':
			noteLately(kind, data);
			invalidate(starts('events'));
			break;
		case 'life':
			invalidate(found => isCall(found) || starts('lifecycle', 'billing', 'results', 'clock')(found));
			break;
		case 'clock':
			// What moves with time alone, such as the refresh of a budget.
			invalidate(found => isCall(found) || starts('clock', 'lifecycle')(found));
			break;
		case 'rules':
			invalidate(starts('lifecycle', 'outcomes', 'faults'));
			break;
		case 'state':
		case 'gap':
		case 'another':
			invalidate(() => true);
			break;
	}
}

// A load of thousands is shown a few times a second.
let fresh = [];
function noteLately(kind, data) {
	fresh.unshift({ kind, data });
	if (fresh.length > most) fresh.length = most;
	if (fresh.isDue) return;
	fresh.isDue = true;
	setTimeout(() => {
		const added = fresh;
		fresh = [];
		note('lately', old => [...added, ...(old ?? [])].slice(0, most));
	}, 60);
}
