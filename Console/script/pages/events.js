// What EventBridge would get, live.

import { h } from '../dom.js';
import { address, changed } from '../routes.js';
import { control, root } from '../server.js';
import { get, invalidate, note, remember } from '../store.js';
import { clockText, milliseconds } from '../time.js';
import { count } from '../words.js';
import { party } from '../who.js';
import { copyText } from '../parts/copybutton.js';
import { confirmLoss } from '../parts/dialog.js';
import { empty, heading, loading } from '../parts/empty.js';
import { searchField } from '../parts/filter.js';
import { json } from '../parts/json.js';

export const title = () => 'Events';
export const isWide = true;

export function draw(route) {
  const { query } = route;
  const filter = new URLSearchParams(Object.entries({ 'detail-type': query.type, account: query.account }).filter(([, value]) => value)).toString();
  const path = `events?limit=200${filter ? `&${filter}` : ''}`;
  const isPaused = remember('events paused', null);
  const answer = isPaused ?? get(path);
  if (!answer) return [heading('Events'), loading()];
  const text = (query.find ?? '').toLowerCase();
  const events = answer.events.toReversed().filter(event => !text || JSON.stringify(event).toLowerCase().includes(text));
  const types = [...new Set((get('events')?.events ?? answer.events).map(event => event['detail-type']))].sort();
  return [
    heading('Events', h('p', {}, `${count(events.length, 'event')} of the last, as EventBridge would get them`),
      h('button', { class: 'button', type: 'button', 'aria-pressed': String(isPaused !== null), onclick: () => note('events paused', isPaused ? null : answer) }, isPaused ? 'Go on' : 'Pause'),
      h('button', { class: 'button', type: 'button', onclick: () => copyText(`curl -N '${root.href}events/stream${filter ? `?${filter}` : ''}'\n`, 'Copied as curl.') }, 'Copy the stream'),
      h('button', { class: 'button bad', type: 'button', onclick: clear }, 'Clear…')),
    h('div', { class: 'filters' }, searchField(route, 'find', 'Text or id'),
      h('select', { 'aria-label': 'Detail type', onchange() { location.hash = changed({ type: this.value }); } }, h('option', { value: '', selected: !query.type }, 'All types'), types.map(type => h('option', { value: type, selected: type === query.type }, type))),
      h('input', { 'aria-label': 'Account', placeholder: 'Account', value: query.account ?? '', onchange() { location.hash = changed({ account: this.value }); } })),
    events.length ? h('div', { class: 'card scroll', role: 'log', 'aria-live': 'off', 'aria-label': 'Events', tabindex: '0' }, table(events)) : empty('events', 'No event yet', 'What happens to collaborations, memberships and analyses is announced here.'),
  ];
}

function table(events) {
  return h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['Time', 'Told to', 'What', 'About'].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, events.map(event => h('tr', { key: event.id }, h('td', { class: 'mono' }, clockText(milliseconds(event.time))), h('td', {}, party(event.account)),
      h('td', {}, h('details', {}, h('summary', {}, event['detail-type']), json(event))), h('td', { class: 'mono' }, h('a', { class: 'link', href: address({ page: 'requests', query: { resource: event.detail.id } }) }, event.detail.name ?? event.detail.id))))));
}

async function clear() {
  if (!await confirmLoss('Clear the events?', ['All events that are kept'], 'Clear')) return;
  await control('DELETE', 'events');
  invalidate(() => true);
}
