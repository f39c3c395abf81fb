// What the account has under way and behind it in a collaboration: queries, jobs, populations, mappings, exports of logs.

import { h } from '../dom.js';
import { address } from '../routes.js';
import { output, readAll } from '../store.js';
import { milliseconds, span } from '../time.js';
import { count, oneLine } from '../words.js';
import { actingAs, membershipOf, regionOf } from '../who.js';
import { analysesOf } from '../parts/analysislist.js';
import { when } from '../parts/clock.js';
import { empty, heading, loading, refused } from '../parts/empty.js';
import { choiceField, searchField } from '../parts/filter.js';
import { state } from '../parts/state.js';

export const title = () => 'Analyses';
export const isWide = true;

const kinds = [['query', 'Queries'], ['job', 'Jobs'], ['population', 'Populations'], ['mapping', 'ID mappings'], ['export', 'Log exports']];
const states = [['SUBMITTED', 'Submitted'], ['STARTED', 'Running'], ['SUCCESS', 'Succeeded'], ['FAILED', 'Failed'], ['CANCELLED', 'Cancelled'], ['TIMED_OUT', 'Timed out']];

export function draw(route) {
  const as = actingAs(route);
  const region = regionOf(route);
  const membership = as && membershipOf(as, region, route.collaboration);
  if (membership === undefined) return [heading('Analyses'), loading()];
  if (membership === null) return [heading('Analyses'), notAMember(route, as, region)];
  const all = analysesOf(as, region, membership, 100);
  const others = [...exportsOf(as, region, membership), ...populationsOf(as, region, membership), ...mappingsOf(as, region, membership)];
  if (all.error && !others.length) return [heading('Analyses'), refused(all.error)];
  const items = [...all.items, ...others].sort((left, right) => milliseconds(right.createTime) - milliseconds(left.createTime)).filter(item => fits(item, route.query));
  return [
    heading('Analyses', h('p', {}, `${count(items.length, 'thing')}${all.isWhole ? '' : ', of the newest,'} that this account has a part in`)),
    h('div', { class: 'filters' }, searchField(route, 'find', 'SQL, name or id'), choiceField(route, 'kind', 'All kinds', kinds), choiceField(route, 'status', 'All states', states)),
    items.length ? h('div', { class: 'card scroll' }, table(route, items)) : empty('analyses', 'Nothing was run yet', 'Queries and jobs that this account runs, pays for or receives stand here.',
      h('a', { class: 'button', href: address({ page: 'query', collaboration: route.collaboration }) }, 'Write a query')),
  ];
}

/** What the API answers to whoever is no member. */
export function notAMember(route, as, region) {
  const answer = readAll(as, region, 'ListMembers', { collaborationIdentifier: route.collaboration }, 'memberSummaries');
  return answer.error ? refused(answer.error) : empty('lock', 'Not joined', 'This account has no active membership in the collaboration.');
}

function fits(item, { find, kind, status }) {
  const text = (find ?? '').toLowerCase();
  return (!kind || item.kind === kind) && (!status || item.status === status)
    && (!text || [item.sql, item.template, item.name, item.id].some(one => one?.toLowerCase().includes(text)));
}

function exportsOf(as, region, membership) {
  return readAll(as, region, 'ListAnalysisLogExports', { membershipIdentifier: membership }, 'analysisLogExports').items
    .map(one => ({ ...one, id: one.analysisLogExportId, kind: 'export', name: `Logs of ${one.analysisId}` }));
}

function populationsOf(as, region, membership) {
  return readAll(as, region, 'ListIntermediateTables', { membershipIdentifier: membership }, 'intermediateTableSummaries').items.flatMap(table =>
    readAll(as, region, 'ListIntermediateTableVersions', { membershipIdentifier: membership, intermediateTableIdentifier: table.id }, 'intermediateTableVersionSummaries').items
      .map(version => ({ ...version, id: version.analysisId ?? version.versionId, kind: 'population', name: `${table.name}, version ${version.versionId}` })));
}

function mappingsOf(as, region, membership) {
  return readAll(as, region, 'ListIdMappingTables', { membershipIdentifier: membership }, 'idMappingTableSummaries').items
    .map(one => ({ ...one, kind: 'mapping', name: one.name, status: output(as, region, 'GetIdMappingTable', { membershipIdentifier: membership, idMappingTableIdentifier: one.id })?.idMappingTable.status }));
}

const label = kind => kinds.find(([name]) => name === kind)?.[1] ?? kind;

function table(route, items) {
  return h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['State', 'What', 'Kind', 'Took', 'CRPU-hours', 'Started'].map((name, index) => h('th', { scope: 'col', class: index === 3 || index === 4 ? 'r' : '' }, name)))),
    h('tbody', {}, items.map(item => {
      const units = item.whole?.statistics?.billedResourceUtilization?.units;
      const took = item.whole?.statistics?.totalDurationInMillis;
      return h('tr', { key: `${item.kind} ${item.id}` }, h('td', {}, item.status ? state(item.status) : ''),
        h('td', {}, h('a', { class: 'row', href: address({ page: 'analyses', collaboration: route.collaboration, id: item.id, query: { kind: item.kind === 'query' ? undefined : item.kind } }) },
          h('span', { class: 'sql' }, oneLine(item.sql) || item.template?.split('/').at(-1) || item.name || item.id))),
        h('td', { class: 'quiet' }, label(item.kind)), h('td', { class: 'r' }, took === undefined ? '' : span(took)), h('td', { class: 'r' }, units === undefined ? '' : units.toFixed(2)), h('td', {}, when(item.createTime)));
    })));
}
