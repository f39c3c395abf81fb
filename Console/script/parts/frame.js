// What stands around every page: the bar at the top, and the ways on the left.

import { h, icon } from '../dom.js';
import { address, collaborationOf, current, go } from '../routes.js';
import { get, output, read, readAll } from '../store.js';
import { status } from '../live.js';
import { actingAs, regionOf } from '../who.js';
import { actingBox } from './acting.js';
import './clock.js';
import { item, openMenu } from './menu.js';
import { openKeys } from './keyhelp.js';

const brand = () => h('a', { class: 'brand', href: address({ page: 'start' }), 'aria-label': 'Clean Rooms Local, start' },
  h('svg', { width: 30, height: 20, viewBox: '0 0 30 20', 'aria-hidden': 'true' },
    h('circle', { class: 'left', cx: 10.5, cy: 10, r: 8.5 }), h('circle', { class: 'right', cx: 19.5, cy: 10, r: 8.5 })), h('span', {}, 'Clean Rooms Local'));

export function top(route) {
  const id = collaborationOf(route);
  const as = actingAs(route);
  const region = regionOf(route);
  const name = id && as ? output(as, region, 'GetCollaboration', { collaborationIdentifier: id })?.collaboration.name : undefined;
  return [
    brand(),
    h('div', { class: 'place' },
      h('button', { type: 'button', id: 'switcher', 'aria-haspopup': 'menu', 'aria-label': `Collaboration: ${name ?? 'none chosen'}`, onclick() { openSwitcher(this, route); } },
        h('b', {}, name ?? (id ? 'Unknown collaboration' : 'Collaborations')), icon('down', 14)),
      h('button', { type: 'button', class: 'where quiet', 'aria-haspopup': 'menu', 'aria-label': `Region: ${region}`, onclick() { openRegions(this, route); } }, region)),
    h('span', { class: 'space' }),
    streamState(),
    h('cr-clock', { class: 'clock', role: 'group', 'aria-label': 'Clock', props: get('clock') ?? {} }),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Dark or light', title: 'Dark or light', onclick: nextTheme }, icon('moon', 18)),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Keys', title: 'Keys', onclick: openKeys }, icon('help', 18)),
  ];
}

function streamState() {
  const state = status();
  if (state === 'live' || state === 'connecting') return null;
  return h('span', { class: 'stream-lost', role: 'status' }, icon('warn', 14), state === 'away' ? 'Not followed' : 'Connection lost, trying again');
}

const themes = ['system', 'light', 'dark'];
export function showTheme() {
  const theme = localStorage.getItem('theme') ?? 'system';
  const root = document.documentElement;
  root.toggleAttribute('data-theme', theme !== 'system');
  if (theme !== 'system') root.setAttribute('data-theme', theme);
  root.toggleAttribute('data-dark', theme === 'dark' || theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function nextTheme() {
  const next = themes[(themes.indexOf(localStorage.getItem('theme') ?? 'system') + 1) % themes.length];
  localStorage.setItem('theme', next);
  showTheme();
}

function openSwitcher(button, route) {
  const as = actingAs(route);
  openMenu(button, 'Collaborations', (close, text) => {
    const { items } = readAll(as, regionOf(route), 'ListCollaborations', {}, 'collaborationList');
    const choose = id => () => { close(); go(address({ page: 'parties', collaboration: id })); };
    const found = items.filter(one => one.name.toLowerCase().includes(text) || one.id.includes(text)).slice(0, 12);
    return [...found.map(one => item(choose(one.id), h('span', {}, one.name, h('br'), h('span', { class: 'quiet' }, one.creatorDisplayName)))),
      item(() => { close(); go({ page: 'start' }); }, 'All collaborations')];
  }, { search: 'Search collaborations' });
}

function openRegions(button, route) {
  openMenu(button, 'Region', (close, text) => {
    const known = new Set((get('accounts')?.accounts ?? []).flatMap(account => account.regions.map(region => region.region)).concat(regionOf(route)));
    const choose = region => () => { close(); location.hash = address({ page: 'start', query: { region } }); };
    const typed = /^[a-z0-9-]{1,32}$/.test(text) && !known.has(text) ? [text] : [];
    return [...known, ...typed].filter(region => region.includes(text)).map(region => item(choose(region), region));
  }, { search: 'Region' });
}

/** How many there are; nothing where that is not known, or none of the account's business. */
function number(list, most) {
  if (list.isLoading || list.error) return undefined;
  return list.items.length >= most || !list.isWhole ? `${list.items.length}+` : list.items.length;
}

export function nav(route) {
  const as = actingAs(route);
  const region = regionOf(route);
  const id = collaborationOf(route);
  const way = (page, text, count, isMore) => h('a', { href: address({ page, collaboration: undefined }), 'aria-current': route.page === page ? 'page' : undefined, class: isMore ? 'more' : '', key: page },
    icon(page), text, h('span', { class: 'count' }, count ?? ''));
  const wayOf = (page, text, count, isMore) => h('a', { href: address({ page, collaboration: id }), 'aria-current': route.page === page ? 'page' : undefined, class: isMore ? 'more' : '', key: page },
    icon(page), text, h('span', { class: 'count' }, count ?? ''));
  const collaboration = id && as ? output(as, region, 'GetCollaboration', { collaborationIdentifier: id })?.collaboration : undefined;
  const first = call => id && as && collaboration ? first100(as, region, id, call) : undefined;
  return [
    id && h('h2', { key: 'name' }, collaboration?.name ?? 'Collaboration'),
    id && [
      wayOf('parties', 'Parties'), wayOf('query', 'Query'), wayOf('analyses', 'Analyses', first('queries')), wayOf('tables', 'Tables', first('schemas'), true),
      wayOf('templates', 'Templates', first('templates'), true), wayOf('privacy', 'Privacy', undefined, true), wayOf('changes', 'Changes', undefined, true),
      wayOf('more', 'More', undefined, true),
    ],
    h('h2', { key: 'emulator', class: 'emulator' }, 'Emulator'),
    h('div', { class: 'emulator', key: 'ways' },
      way('requests', 'Requests', get('requests?limit=0')?.meta.total || ''), way('events', 'Events', undefined, true), way('simulate', 'Simulate'),
      way('state', 'State', undefined, true), way('server', 'Server', undefined, true)),
    h('button', { key: 'rest', class: 'more-button', type: 'button', 'aria-haspopup': 'menu', onclick() { openRest(this, route); } }, icon('more'), 'More'),
    actingBox(route),
  ];
}

function first100(as, region, id, what) {
  const input = { collaborationIdentifier: id };
  if (what === 'schemas') return number(readAll(as, region, 'ListSchemas', input, 'schemaSummaries', 100), 100);
  if (what === 'templates') return number(readAll(as, region, 'ListCollaborationAnalysisTemplates', input, 'collaborationAnalysisTemplateSummaries', 100), 100);
  const memberships = readAll(as, region, 'ListMemberships', { status: 'ACTIVE' }, 'membershipSummaries', 2000);
  const membership = memberships.items.find(one => one.collaborationId === id);
  if (!membership) return undefined;
  const answer = read(as, region, 'ListProtectedQueries', { membershipIdentifier: membership.id, maxResults: 100 });
  return answer?.output?.protectedQueries ? number({ items: answer.output.protectedQueries, isWhole: !answer.output.nextToken }, 100) : undefined;
}

/** On a phone: the ways that have no room at the bottom. */
function openRest(button, route) {
  const id = collaborationOf(route);
  openMenu(button, 'More', close => [
    ...(id ? ['tables', 'templates', 'privacy', 'changes', 'more'] : []).map(page => [page, id]), ...['events', 'state', 'server', 'start'].map(page => [page])].map(([page, collaboration]) =>
    item(() => { close(); go(address({ page, collaboration })); }, page !== 'start' && icon(page), { start: 'All collaborations', more: 'More of the collaboration' }[page] ?? page.charAt(0).toUpperCase() + page.slice(1)))
    .concat(item(() => { close(); document.querySelector('.acting')?.click(); }, 'Act as somebody else…')));
}

export { current };
