// The state as a whole: begun from seeds, kept in snapshots, erased, and what tables it takes for granted.

import {
	accounts, button, card, changed, confirmLoss, copyBlock, count, download, fail, get, h, heading, invalidate, jsonOf, list, losses, milliseconds,
	nameOf, note, openDialog, remember, request, select, send, short, succeed
} from '../kit.js';
import { beginWith, runSeed } from '../parts/seeds.js';

export const title = () => 'State';

export function draw(route) {
	return [heading('State', h('p', holdings().join(', ') || 'It is empty.')),
		h('div.stack', h('div.two-up', seeds(route), snapshots()), reset(), catalogue())];
}

/** What there is, in numbers. */
function holdings() {
	const all = accounts().filter(account => account.regions.length);
	const sum = name => all.reduce((total, account) => total + account.regions.reduce((part, region) => part + region[name], 0), 0);
	return all.length ? [count(all.length, 'account'), count(sum('memberships'), 'membership'), count(sum('configuredTables'), 'configured table')] : [];
}

function seeds(route) {
	const all = get('seeds')?.seeds ?? [];
	const chosen = route.query.seed;
	return h('section.card.pad.stack', h('h2', 'Seeds'),
		h('ul.rule-words', all.map(({ name, summary }) => h('li', { key: name }, h('div.row-of', h('b', name), h('span.space'),
			h('a.button.small', { href: changed({ seed: chosen === name ? undefined : name }) }, chosen === name ? 'Close' : 'Read'),
			button('small', () => runSeed(name), 'Run'), button('small', () => begin(name), 'Reset and run…')), h('p.note', summary),
		chosen === name && seedText(name)))),
		h('details', h('summary', 'A seed of your own'), h('div.stack', h('textarea', { rows: 8, 'aria-label': 'A seed, in YAML', id: 'own-seed' }),
			h('div', button('small', () => send('POST', 'seeds', typed('own-seed'), answer => `It made ${count(answer.calls, 'call')}.`), 'Run it')))));
}

const typed = id => document.getElementById(id).value;

function seedText(name) {
	const text = remember(`seed ${name}`, null);
	if (text === null) request(`seeds/${encodeURIComponent(name)}`).then(answer => answer.text()).then(body => note(`seed ${name}`, body));
	return copyBlock(text ?? 'Reading…');
}

async function begin(name) {
	if (await askForReset(`Reset and run ${name}?`, 'Reset and run')) await beginWith(name);
}

/** A reset of everything also offers to keep what there is. */
async function askForReset(question, verb) {
	const answer = await openDialog(question, () => losses([...holdings(), 'the journal, the events, all rules, and the clock’s setting']), [
		{ text: 'Keep it', value: '', autofocus: true }, { text: `Save a snapshot, then ${verb.toLowerCase()}`, value: 'save' },
		{ text: verb, value: 'yes', kind: 'bad' },
	]);
	if (answer === 'save') return await send('POST', 'snapshots/before-reset', undefined, 'Saved as before-reset.') !== null;
	return answer === 'yes';
}

function reset() {
	const all = accounts().filter(account => account.regions.length);
	const one = remember('reset', { account: '', region: '' });
	const regions = all.find(({ account }) => account === one.account)?.regions ?? [];
	return card('Reset', h('div.row-of',
		select([['', 'Everything'], ...all.map(({ account }) => [account, `${nameOf(account)} ${account}`])], one.account,
			account => note('reset', { account, region: '' }), { 'aria-label': 'Whose' }),
		regions.length > 0 && select([['', 'in all regions'], ...regions.map(({ region }) => region)], one.region,
			region => note('reset', now => ({ ...now, region })), { 'aria-label': 'Where' }),
		button('bad', () => one.account ? resetAccount(one) : resetAll(), 'Reset…')));
}

async function resetAll() {
	if (await askForReset('Reset everything?', 'Reset')) await send('POST', 'reset', undefined, 'Everything is gone.');
}

async function resetAccount({ account, region }) {
	const name = nameOf(account);
	const loss = `What ${name} has${region ? ` in ${region}` : ''}, with the collaborations that it made, for all their members`;
	if (!await confirmLoss(`Reset ${name}?`, [loss], 'Reset')) return;
	await send('POST', `reset?account=${account}${region ? `&region=${region}` : ''}`, undefined, `${name} begins anew.`);
}

const isName = name => /^[A-Za-z0-9._-]{1,64}$/.test(name);

function snapshots() {
	const all = get('snapshots')?.snapshots ?? [];
	const name = remember('snapshot', '');
	const save = () => send('POST', `snapshots/${name}`, undefined, `Saved as ${name}.`).then(saved => saved && note('snapshot', ''));
	const dropped = event => { event.preventDefault(); take(event.dataTransfer.files[0]); };
	return h('section.card.pad.stack', { ondragover: event => event.preventDefault(), ondrop: dropped }, h('h2', 'Snapshots'),
		h('form.row-of', { onsubmit: event => { event.preventDefault(); save(); } },
			h('input', { 'aria-label': 'Name of the snapshot', placeholder: 'Name', value: name, oninput() { note('snapshot', this.value); } }),
			h('button.button', { type: 'submit', disabled: !isName(name) }, 'Save')),
		h('label.field', 'Or take one from a file, which can be dropped here', h('input', { type: 'file', 'aria-label': 'File of a snapshot', accept: '.sqlite', onchange() { take(this.files[0]); } })),
		!all.length && h('p.note', 'None is kept.'),
		h('ul.rule-words', all.map(({ name, bytes, savedAt }) => h('li', { key: name }, h('div.row-of', h('b', name),
			h('span.quiet', `${(bytes / 1024).toFixed(0)} KB, `, short(milliseconds(savedAt), Date.now())), h('span.space'),
			button('small', () => restore(name), 'Restore…'),
			button('small', () => download(`snapshots/${name}`, `${name}.sqlite`), 'Download'),
			button('small bad', () => remove(name), 'Delete…'))))));
}

async function remove(name) {
	if (await confirmLoss(`Delete ${name}?`, [`The snapshot ${name}`], 'Delete')) await send('DELETE', `snapshots/${name}`);
}

async function restore(name) {
	const isSure = await confirmLoss(`Restore ${name}?`, [...holdings(), 'which are replaced by the snapshot'], 'Restore');
	if (isSure) await send('POST', `snapshots/${name}/restore`, undefined, `${name} is restored.`);
}

async function take(file) {
	if (!file) return;
	const name = file.name.replace(/\.sqlite$/, '').replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64);
	const answer = await request(`snapshots/${name}`, { method: 'PUT', body: file });
	const json = await answer.json();
	if (answer.ok) succeed(`${name} is kept.`);
	else fail('', json.message);
	invalidate(() => true);
}

function catalogue() {
	const tables = get('catalog')?.tables ?? [];
	return h('section.card', h('div.pad', h('h2', 'Data catalogue'),
		h('p.note', tables.length ? 'What configured tables point to.' : 'No table is declared: the columns of all are text.'),
		h('details', h('summary', 'Declare tables'), h('div.stack', h('textarea', { rows: 5, id: 'own-tables', 'aria-label': 'Tables as JSON' }, example),
			h('div', button('small', declare, 'Declare'))))),
	tables.length > 0 && list(['Table', 'Columns'], tables.map(({ database, table, columns }) => h('tr', { key: `${database}.${table}` },
		h('td.mono', `${database}.${table}`), h('td', h('span.cols', columnsOf(columns).map(([name, type]) => h('span.col', { title: type }, name, h('span.quiet', type)))))))));
}

const example = '{"tables": [{"database": "crm", "table": "customers", "columns": {"email": "string"}}]}';

function declare() {
	const tables = jsonOf(typed('own-tables'));
	if (tables) send('POST', 'catalog', tables, 'Declared.');
}

const columnsOf = columns => Array.isArray(columns) ? columns.map(column => [column.name, column.type]) : Object.entries(columns ?? {});

