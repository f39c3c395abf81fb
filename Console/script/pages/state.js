// The state as a whole: begun from seeds, kept in snapshots, erased, and what tables it takes for granted.

import { h } from '../dom.js';
import { changed } from '../routes.js';
import { control, request } from '../server.js';
import { get, invalidate, note, remember } from '../store.js';
import { milliseconds, short } from '../time.js';
import { count } from '../words.js';
import { accounts, nameOf } from '../who.js';
import { copyBlock } from '../parts/copybutton.js';
import { confirmLoss, openDialog } from '../parts/dialog.js';
import { heading } from '../parts/empty.js';
import { fail, succeed } from '../parts/toast.js';

export const title = () => 'State';

export function draw(route) {
  return [heading('State', h('p', {}, holdings().join(', ') || 'It is empty.')),
    h('div', { class: 'stack' }, h('div', { class: 'two-up' }, seeds(route), snapshots()), reset(), catalogue())];
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
  return h('section', { class: 'card pad stack' }, h('h2', {}, 'Seeds'),
    h('ul', { class: 'rule-words' }, all.map(seed => h('li', { key: seed.name }, h('div', { class: 'row-of' }, h('b', {}, seed.name), h('span', { class: 'space' }),
      h('a', { class: 'button small', href: changed({ seed: chosen === seed.name ? undefined : seed.name }) }, chosen === seed.name ? 'Close' : 'Read'),
      h('button', { class: 'button small', type: 'button', onclick: () => send('POST', `seeds/${encodeURIComponent(seed.name)}`, undefined, answer => `${seed.name} made ${count(answer.calls, 'call')}.`) }, 'Run'),
      h('button', { class: 'button small', type: 'button', onclick: () => beginWith(seed.name) }, 'Reset and run…')), h('p', { class: 'note' }, seed.summary),
    chosen === seed.name && seedText(seed.name)))),
    h('details', {}, h('summary', {}, 'A seed of your own'), h('div', { class: 'stack' }, h('textarea', { rows: 8, 'aria-label': 'A seed, in YAML', id: 'own-seed', placeholder: 'steps:\n  - as: "111111111111"\n    call: ListMemberships' }),
      h('div', {}, h('button', { class: 'button small', type: 'button', onclick: () => send('POST', 'seeds', document.getElementById('own-seed').value, answer => `It made ${count(answer.calls, 'call')}.`) }, 'Run it')))));
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
  const answer = await openDialog(question, () => h('div', {}, h('p', { class: 'note' }, 'This goes and does not come back:'), h('ul', { class: 'rule-words' }, losses.map(loss => h('li', {}, loss)))),
    [{ text: 'Keep it', value: '', autofocus: true }, { text: `Save a snapshot, then ${verb.toLowerCase()}`, value: 'save' }, { text: verb, value: 'yes', kind: 'bad' }]);
  if (answer === 'save') return await send('POST', 'snapshots/before-reset', undefined, 'Saved as before-reset.') !== null;
  return answer === 'yes';
}

function reset() {
  const all = accounts().filter(account => account.regions.length);
  const one = remember('reset', { account: '', region: '' });
  const choose = changes => note('reset', { ...one, ...changes });
  const regions = all.find(account => account.account === one.account)?.regions ?? [];
  const go = async () => {
    if (!one.account) return await askForReset('Reset everything?', 'Reset') && send('POST', 'reset', undefined, 'Everything is gone.');
    const losses = [`What ${nameOf(one.account)} has${one.region ? ` in ${one.region}` : ''}, with the collaborations that it made, for all their members`];
    if (await confirmLoss(`Reset ${nameOf(one.account)}?`, losses, 'Reset')) send('POST', `reset?account=${one.account}${one.region ? `&region=${one.region}` : ''}`, undefined, `${nameOf(one.account)} begins anew.`);
    return undefined;
  };
  return h('section', { class: 'card pad' }, h('h2', {}, 'Reset'), h('div', { class: 'row-of' },
    h('select', { 'aria-label': 'Whose', onchange() { choose({ account: this.value, region: '' }); } }, h('option', { value: '', selected: !one.account }, 'Everything'), all.map(account => h('option', { value: account.account, selected: account.account === one.account }, `${nameOf(account.account)} ${account.account}`))),
    regions.length > 0 && h('select', { 'aria-label': 'Where', onchange() { choose({ region: this.value }); } }, h('option', { value: '', selected: !one.region }, 'in all regions'), regions.map(({ region }) => h('option', { value: region, selected: region === one.region }, region))),
    h('button', { class: 'button bad', type: 'button', onclick: go }, 'Reset…')));
}

// MARK: Snapshots

const isName = name => /^[A-Za-z0-9._-]{1,64}$/.test(name);

function snapshots() {
  const all = get('snapshots')?.snapshots ?? [];
  const name = remember('snapshot', '');
  const save = () => send('POST', `snapshots/${name}`, undefined, `Saved as ${name}.`).then(saved => saved && note('snapshot', ''));
  return h('section', { class: 'card pad stack', ondragover: event => event.preventDefault(), ondrop: event => { event.preventDefault(); take(event.dataTransfer.files[0]); } }, h('h2', {}, 'Snapshots'),
    h('form', { class: 'row-of', onsubmit: event => { event.preventDefault(); save(); } }, h('input', { 'aria-label': 'Name of the snapshot', placeholder: 'Name', value: name, oninput() { note('snapshot', this.value); } }), h('button', { class: 'button', type: 'submit', disabled: !isName(name) }, 'Save')),
    h('label', { class: 'field' }, 'Or take one from a file, which can be dropped here', h('input', { type: 'file', 'aria-label': 'File of a snapshot', accept: '.sqlite', onchange() { take(this.files[0]); } })),
    !all.length && h('p', { class: 'note' }, 'None is kept.'),
    h('ul', { class: 'rule-words' }, all.map(one => h('li', { key: one.name }, h('div', { class: 'row-of' }, h('b', {}, one.name), h('span', { class: 'quiet' }, `${(one.bytes / 1024).toFixed(0)} KB, `, short(milliseconds(one.savedAt), Date.now())), h('span', { class: 'space' }),
      h('button', { class: 'button small', type: 'button', onclick: () => restore(one.name) }, 'Restore…'), h('button', { class: 'button small', type: 'button', onclick: () => download(one.name) }, 'Download'),
      h('button', { class: 'button small bad', type: 'button', onclick: async () => await confirmLoss(`Delete ${one.name}?`, [`The snapshot ${one.name}`], 'Delete') && send('DELETE', `snapshots/${one.name}`) }, 'Delete…'))))));
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
  return h('section', { class: 'card' }, h('div', { class: 'pad' }, h('h2', {}, 'Data catalogue'), h('p', { class: 'note' }, tables.length ? 'What configured tables point to.' : 'No table is declared: the columns of all are text.'),
    h('details', {}, h('summary', {}, 'Declare tables'), h('div', { class: 'stack' }, h('textarea', { rows: 5, id: 'own-tables', 'aria-label': 'Tables as JSON' }, JSON.stringify({ tables: [{ database: 'crm', table: 'customers', columns: { email: 'string', city: 'string' } }] }, null, 2)),
      h('div', {}, h('button', { class: 'button small', type: 'button', onclick: () => { try { send('POST', 'catalog', JSON.parse(document.getElementById('own-tables').value), 'Declared.'); } catch { fail('', 'That is no JSON.'); } } }, 'Declare'))))),
  tables.length > 0 && h('div', { class: 'scroll' }, h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['Table', 'Columns'].map(name => h('th', { scope: 'col' }, name)))), h('tbody', {}, tables.map(table => h('tr', { key: `${table.database}.${table.table}` }, h('td', { class: 'mono' }, `${table.database}.${table.table}`),
    h('td', {}, h('span', { class: 'cols' }, columnsOf(table).map(([name, type]) => h('span', { class: 'col', title: type }, name, h('span', { class: 'quiet' }, type)))))))))));
}

const columnsOf = ({ columns }) => Array.isArray(columns) ? columns.map(column => [column.name, column.type]) : Object.entries(columns ?? {});

