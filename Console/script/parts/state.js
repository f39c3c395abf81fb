// A status as its word, with a shape and a colour that say the same.

import { h, stateOf } from '../kit.js';

export function state(status) {
	const [kind, word] = stateOf(status);
	return h('span', { class: `state ${kind}`, title: status }, word);
}
