// The state as a whole: begun from seeds, kept in snapshots, erased, and what tables it takes for granted.

import {
	accounts, button, changed, confirmLoss, control, copyBlock, count, fail, get, h, heading, invalidate, list, milliseconds, nameOf, note, openDialog,
	remember, request, short, succeed
} from '../kit.js';

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

async function send(method, path, body, words) {
	try {
		const answer = await control(method, path, body);
		if (words) succeed(typeof words === 'function' ? words(answer) : words);
		invalidate(() => true);
		return answer;
	} catch (error) {
		fail('', error.message);
		return null;
	}
}

// MARK: Seeds

function seeds(route) {
	const all = get('seeds')?.seeds ?? [];
	const chosen = route.query.seed;
	return h('section.card.pad.stack', h('h2', 'Seeds'),
		h('ul.rule-words', all.map(seed => h('li', { key: seed.name }, h('div.row-of', h('b', seed.name), h('span.space'),
			h('a.button.small', { href: changed({ seed: chosen === seed.name ? undefined : seed.name }) }, chosen === seed.name ? 'Close' : 'Read'),
			button('small', () => send('POST', `seeds/${encodeURIComponent(seed.name)}`, undefined, answer => `${seed.name} made ${count(answer.calls, 'call')}.`), 'Run'),
			button('small', () => beginWith(seed.name), 'Reset and run…')), h('p.note', seed.summary),
		chosen === seed.name && seedText(seed.name)))),
		h('details', h('summary', 'A seed of your own'), h('div.stack', h('textarea', { rows: 8, 'aria-label': 'A seed, in YAML', id: 'own-seed' }),
			h('div', button('small', () => send('POST', 'seeds', document.getElementById('own-seed').value, answer => `It made ${count(answer.calls, 'call')}.`), 'Run it')))));
}

function seedText(name) {
	const text = remember(`seed ${name}`, null);
	if (text === null) request(`seeds/${encodeURIComponent(name)}`).then(answer => answer.text()).then(body => note(`seed ${name}`, body));
	return copyBlock(text ?? 'Reading…');
}

async function beginWith(name) {
	if (!await askForReset(`Reset and run ${name}?`, 'Reset and run')) return;
	const answer = await send('POST', `reset?seed=${encodeURIComponent(name)}`, undefined, `Begun anew with ${name}.`);
	const made = Object.values(answer?.outputs ?? {}).find(output => output.collaboration)?.collaboration;
	if (made) location.hash = `#/c/${made.id}`;
}

// MARK: Reset

/** A reset of everything also offers to keep what there is. */
async function askForReset(question, verb) {
	const losses = [...holdings(), 'the journal, the events, all rules, and the clock’s setting'];
	const answer = await openDialog(question, () => h('div', h('p.note', 'This goes and does not come back:'), h('ul.rule-words', losses.map(loss => h('li', loss)))),
		[{ text: 'Keep it', value: '', autofocus: true }, { text: `Save a snapshot, then ${verb.toLowerCase()}`, value: 'save' }, { text: verb, value: 'yes', kind: 'bad' }]);
	if (answer === 'save') return await send('POST', 'snapshots/before-reset', undefined, 'Saved as before-reset.') !== null;
	return answer === 'yes';
}

function reset() {
	const all = accounts().filter(account => account.regions.length);
	const one = remember('reset', { account: '', region: '' });
	const choose = changes => note('reset', now => ({ ...now, ...changes }));
	const regions = all.find(account => account.account === one.account)?.regions ?? [];
	const go = async () => {
		if (!one.account) return await askForReset('Reset everything?', 'Reset') && send('POST', 'reset', undefined, 'Everything is gone.');
		const losses = [`What ${nameOf(one.account)} has${one.region ? ` in ${one.region}` : ''}, with the collaborations that it made, for all their members`];
		if (await confirmLoss(`Reset ${nameOf(one.account)}?`, losses, 'Reset')) send('POST', `reset?account=${one.account}${one.region ? `&region=${one.region}` : ''}`, undefined, `${nameOf(one.account)} begins anew.`);
		return undefined;
	};
	return h('section.card.pad', h('h2', 'Reset'), h('div', { class: 'row-of' },
		h('select', { 'aria-label': 'Whose', onchange() { choose({ account: this.value, region: '' }); } }, h('option', { value: '', selected: !one.account }, 'Everything'), all.map(account => h('option', { value: account.account, selected: account.account === one.account }, `${nameOf(account.account)} ${account.account}`))),
		regions.length > 0 && h('select', { 'aria-label': 'Where', onchange() { choose({ region: this.value }); } }, h('option', { value: '', selected: !one.region }, 'in all regions'), regions.map(({ region }) => h('option', { value: region, selected: region === one.region }, region))),
		button('bad', go, 'Reset…')));
}

// MARK: Snapshots

const isName = name => /^[A-Za-z0-9._-]{1,64}$/.test(name);

function snapshots() {
	const all = get('snapshots')?.snapshots ?? [];
	const name = remember('snapshot', '');
	const save = () => send('POST', `snapshots/${name}`, undefined, `Saved as ${name}.`).then(saved => saved && note('snapshot', ''));
	return h('section.card.pad.stack', { ondragover: event => event.preventDefault(), ondrop: event => { event.preventDefault(); take(event.dataTransfer.files[0]); } }, h('h2', 'Snapshots'),
		h('form.row-of', { onsubmit: event => { event.preventDefault(); save(); } }, h('input', { 'aria-label': 'Name of the snapshot', placeholder: 'Name', value: name, oninput() { note('snapshot', this.value); } }), h('button.button', { type: 'submit', disabled: !isName(name) }, 'Save')),
		h('label.field', 'Or take one from a file, which can be dropped here', h('input', { type: 'file', 'aria-label': 'File of a snapshot', accept: '.sqlite', onchange() { take(this.files[0]); } })),
		!all.length && h('p.note', 'None is kept.'),
		h('ul.rule-words', all.map(one => h('li', { key: one.name }, h('div.row-of', h('b', one.name), h('span.quiet', `${(one.bytes / 1024).toFixed(0)} KB, `, short(milliseconds(one.savedAt), Date.now())), h('span.space'),
			button('small', () => restore(one.name), 'Restore…'), button('small', () => download(one.name), 'Download'),
			button('small bad', async () => await confirmLoss(`Delete ${one.name}?`, [`The snapshot ${one.name}`], 'Delete') && send('DELETE', `snapshots/${one.name}`), 'Delete…'))))));
}

async function restore(name) {
	if (await confirmLoss(`Restore ${name}?`, [...holdings(), 'which are replaced by the snapshot'], 'Restore')) send('POST', `snapshots/${name}/restore`, undefined, `${name} is restored.`);
}

async function download(name) {
	const answer = await request(`snapshots/${name}`);
	const link = h('a', { href: URL.createObjectURL(await answer.blob()), download: `${name}.sqlite` });
	link.click();
	URL.revokeObjectURL(link.href);
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

// MARK: The catalogue

function catalogue() {
	const tables = get('catalog')?.tables ?? [];
	return h('section.card', h('div.pad', h('h2', 'Data catalogue'), h('p.note', tables.length ? 'What configured tables point to.' : 'No table is declared: the columns of all are text.'),
		h('details', h('summary', 'Declare tables'), h('div.stack', h('textarea', { rows: 5, id: 'own-tables', 'aria-label': 'Tables as JSON' }, '{"tables": [{"database": "crm", "table": "customers", "columns": {"email": "string"}}]}'),
			h('div', h('button.button.small', { onclick: () => { try { send('POST', 'catalog', JSON.parse(document.getElementById('own-tables').value), 'Declared.'); } catch { fail('', 'That is no JSON.'); } } }, 'Declare'))))),
	tables.length > 0 && list(['Table', 'Columns'], tables.map(table => h('tr', { key: `${table.database}.${table.table}` }, h('td.mono', `${table.database}.${table.table}`),
		h('td', h('span.cols', columnsOf(table).map(([name, type]) => h('span.col', { title: type }, name, h('span.quiet', type)))))))));
}

const columnsOf = ({ columns }) => Array.isArray(columns) ? columns.map(column => [column.name, column.type]) : Object.entries(columns ?? {});

