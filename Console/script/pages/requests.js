// The journal, live, the newest on top; what is new waits while somebody reads.

import { h } from '../dom.js';
import { seedStep } from '../copy.js';
import { address, changed } from '../routes.js';
import { control } from '../server.js';
import { ask, invalidate, note, remember } from '../store.js';
import { exact, milliseconds } from '../time.js';
import { lately } from '../traffic.js';
import { count } from '../words.js';
import { party } from '../who.js';
import { copyText } from '../parts/copybutton.js';
import { confirmLoss } from '../parts/dialog.js';
import { empty, heading, loading } from '../parts/empty.js';
import { chips, searchField } from '../parts/filter.js';
import { fail } from '../parts/toast.js';

export const title = () => 'Requests';
export const isWide = true;

const pageSize = 100;
const names = { operation: 'Operation', account: 'Account', in: 'Region', status: 'Status', errorType: 'Error', resource: 'Text' };

/** What is asked of the journal, from the address. The console's own calls are hidden at first. */
function criteria({ query }) {
  const wanted = {};
  for (const name of ['operation', 'account', 'errorType', 'resource']) if (query[name]) wanted[name] = query[name];
  if (query.in) wanted.region = query.in;
  if (/^\d{3}$/.test(query.status ?? '')) wanted.status = Number(query.status);
  if (query.from !== 'all') wanted.from = 'client';
  return wanted;
}

export function draw(route) {
  const wanted = criteria(route);
  const before = route.query.before;
  const newest = lately().find(one => one.kind === 'request')?.data.id;
  // What has come since is shown at once, unless somebody has scrolled.
  const isReading = before !== undefined || scrollY > 200;
  const seen = remember('requests seen', newest);
  if (!isReading && seen !== newest) queueMicrotask(() => note('requests seen', newest));
  const upTo = isReading ? seen : undefined;
  const found = ask(`requests/find?limit=${pageSize}&bodies=false${before ? `&before=${before}` : upTo ? `&before=${Number(upTo) + 1}` : ''}`, wanted);
  if (!found) return [heading('Requests'), loading()];
  if (found.isError) return [heading('Requests'), h('p', { class: 'error' }, found.message)];
  const waiting = isReading && !before && newest ? Number(newest) - Number(seen ?? newest) : 0;
  return [
    heading('Requests', h('p', {}, found.requestJournalDisabled ? 'There is no journal: the emulator was started with --journal-size 0.' : `${count(found.meta.total, 'request')} in the journal fit`),
      h('button', { class: 'button', type: 'button', onclick: () => copySeed(wanted) }, 'Copy all as a seed'), h('button', { class: 'button bad', type: 'button', onclick: clear }, 'Clear…')),
    filters(route),
    !found.requests.length ? empty('requests', 'No request', 'What clients ask of the API stands here as soon as it is answered.')
      : h('div', { class: 'card scroll' }, waiting > 0 && h('button', { class: 'fresh', type: 'button', onclick: () => { scrollTo(0, 0); note('requests seen', newest); } }, `${waiting} new`), table(found.requests)),
    h('div', { class: 'row-of filters' }, before && h('a', { class: 'button small', href: changed({ before: undefined }) }, 'Newest'),
      found.requests.length === pageSize && h('a', { class: 'button small', href: changed({ before: found.requests.at(-1).id }) }, 'Older')),
  ];
}

function filters(route) {
  const field = (name, label) => h('input', { 'aria-label': label, placeholder: label, value: route.query[name] ?? '', onchange() { location.hash = changed({ [name]: this.value, before: undefined }); } });
  return h('div', { class: 'filters' }, searchField(route, 'resource', 'Text or id in path and bodies'), field('operation', 'Operation'), field('account', 'Account'), field('in', 'Region'), field('status', 'Status'), field('errorType', 'Error'),
    h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: route.query.from === 'all', onchange() { location.hash = changed({ from: this.checked ? 'all' : undefined, before: undefined }); } }), 'The console’s own too'),
    chips(route, names));
}

function table(requests) {
  return h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['Time', 'Account', 'Operation', 'Status', 'Error', 'Took'].map(name => h('th', { scope: 'col', class: name === 'Took' ? 'r' : '' }, name)))),
    h('tbody', {}, requests.map(one => h('tr', { key: one.id },
      h('td', { class: 'mono' }, exact(milliseconds(one.time))), h('td', {}, one.account ? party(one.account) : ''),
      h('td', {}, h('a', { class: 'row mono', href: address({ page: 'requests', id: one.id }) }, one.operation ?? `${one.method ?? ''} ${one.path ?? 'no request'}`)),
      h('td', {}, h('span', { class: `state ${one.status < 300 ? 'good' : 'bad'}` }, one.status)),
      h('td', {}, one.errorType ?? '', one.refusal && h('span', { class: 'mono quiet' }, ` ${one.refusal.rule}`), one.delivery && h('span', { class: 'quiet' }, ` ${Object.entries(one.delivery).map(([name, value]) => `${name} ${value}`).join(', ')}`), one.from === 'console' && h('span', { class: 'quiet' }, ' console')),
      h('td', { class: 'r' }, `${one.durationMillis.toFixed(2)} ms`)))));
}

/** All that fit, in their order, as steps of a seed. */
async function copySeed(wanted) {
  try {
    const { requests } = await control('POST', 'requests/find?limit=1000', wanted);
    const steps = requests.filter(one => one.operation && one.input && one.status < 300).reverse();
    const text = `# ${count(steps.length, 'call')} from the journal.\nsteps:\n${steps.map(one => seedStep({ as: one.account, region: one.region, call: one.operation, input: one.input }).replace(/^/gm, '  ').trimEnd()).join('\n')}\n`;
    copyText(text, `Copied ${count(steps.length, 'step')}.`);
  } catch (error) { fail('', error.message); }
}

async function clear() {
  if (!await confirmLoss('Clear the journal?', ['All requests in the journal'], 'Clear')) return;
  await control('DELETE', 'requests');
  invalidate(() => true);
}
