// The keys, and whether single ones are listened to.

import { h, openDialog, tick } from '../kit.js';

const keys = [
	['g p, g q, g a, g t, g r, g e, g s', 'To Parties, Query, Analyses, Tables, Requests, Events, Simulate'], ['q', 'A new query'], ['/', 'Search'],
	['j, k', 'The next row, the one before'], ['Enter', 'Opens the row'], ['Ctrl+Enter or ⌘⏎', 'Runs the query'], ['s', 'Takes a step'],
	['f', 'Freezes and resumes the clock'], ['.', 'To the next thing due'], ['[, ]', 'The other party'], ['c', 'Copies as last time'],
	['F8', 'To where the query is wrong'], ['Shift+P', 'Presents, in larger text'], ['?', 'These keys'],
];

export const areKeysOn = () => localStorage.getItem('keys') !== 'off';

export function openKeys() {
	return openDialog('Keys', () => h('div.stack', 
		h('dl.facts-list', keys.map(([key, does]) => [h('dt', key), h('dd', does)])),
		tick('Listen to single keys', areKeysOn(), on => localStorage.setItem('keys', on ? 'on' : 'off')),
		h('label.tick', h('input', { type: 'checkbox', checked: localStorage.getItem('local-time') === 'true',
			onchange() { localStorage.setItem('local-time', this.checked); location.reload(); } }), 'Show local times in place of UTC')),
	[{ text: 'Close', value: '', autofocus: true }]);
}
