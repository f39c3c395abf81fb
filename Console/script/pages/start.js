// Where everything begins: the collaborations of an account, or, where there are none, three doors.

import {
	abilitiesOf, actingAs, address, button, changed, confirmLoss, control, copyBlock, count, fail, get, h, heading, invalidate, loading, note, readAll,
	refused, regionOf, remember, seal, settle, state, succeed, when
} from '../kit.js';
import { join } from '../parts/join.js';

export const title = () => 'Collaborations';

const pageSize = 48;

export function draw(route) {
	const as = actingAs(route);
	const region = regionOf(route);
	if (!as) return loading();
	const list = readAll(as, region, 'ListCollaborations', {}, 2000);
	if (list.error) return [heading('Collaborations'), refused(list.error)];
	if (list.isLoading) return [heading('Collaborations'), loading()];
	if (!list.items.length && !route.query.find) return doors(route);
	return collaborations(route, as, region, list);
}

function collaborations(route, as, region, list) {
	const text = (route.query.find ?? '').toLowerCase();
	const found = list.items.filter(one => !text || one.name.toLowerCase().includes(text) || one.creatorDisplayName.toLowerCase().includes(text));
	const from = Number(route.query.from ?? 0);
	const shown = found.slice(from, from + pageSize);
	const memberships = readAll(as, region, 'ListMemberships', {}, 2000).items;
	return [
		heading('Collaborations', h('p', `${count(found.length, 'collaboration')}${list.isWhole ? '' : ' and more'} that this account sees`),
			h('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search collaborations', value: route.query.find ?? '', oninput() { settle({ find: this.value, from: undefined }); } })),
		h('div.cards', shown.map(one => card(one, as, region, memberships.find(membership => membership.collaborationId === one.id && membership.status === 'ACTIVE')))),
		found.length > pageSize && h('div', { class: 'row-of filters' },
			from > 0 && h('a.button.small', { href: changed({ from: Math.max(0, from - pageSize) }) }, 'Newer'),
			from + pageSize < found.length && h('a.button.small', { href: changed({ from: from + pageSize }) }, 'Older'),
			h('span.quiet', `${from + 1} to ${from + shown.length}`)),
	];
}

function card(one, as, region, membership) {
	const members = readAll(as, region, 'ListMembers', { collaborationIdentifier: one.id }).items
		.toSorted((left, right) => (right.accountId === one.creatorAccountId) - (left.accountId === one.creatorAccountId) || left.createTime - right.createTime);
	const own = members.find(member => member.accountId === as);
	const isInvited = one.memberStatus === 'INVITED';
	return h('div.card', { key: one.id },
		h('h2', h('a.row', { href: address({ page: 'parties', collaboration: one.id }) }, one.name)),
		h('div.row-of', h('span.seals', members.map(member => seal(member.accountId, members))), state(one.memberStatus)),
		h('p.note', own ? abilitiesOf(own, one.creatorAccountId).join(', ') || 'No abilities' : ''),
		h('div.row-of', h('span.quiet', `by ${one.creatorDisplayName},`), when(one.createTime),
			isInvited && !membership && own && button('small', () => join(as, region, one, own), 'Join…')));
}

function doors(route) {
	const seeds = get('seeds')?.seeds ?? [];
	const chosen = remember('start seed', null) ?? seeds.find(seed => seed.name === 'two-members')?.name ?? seeds[0]?.name;
	const show = seeds.some(seed => seed.name === 'demo') ? 'demo' : 'two-members';
	return [
		heading('Nothing yet', h('p', 'The account sees no collaboration. Three ways to begin:')),
		h('div', { class: 'three-up' },
			h('section.card.pad.stack', h('h2', 'Two companies, one question'),
				h('p.note', 'An advertiser and a publisher, neither of whom shows the other its data. All else goes.'),
				button('main', () => begin(show), 'Show it')),
			h('section.card.pad.stack', h('h2', 'Choose a seed'),
				h('label.field', 'Seed', h('select', { value: chosen, onchange() { note('start seed', this.value); } },
					seeds.map(seed => h('option', { value: seed.name, selected: seed.name === chosen }, seed.name)))),
				h('p.note', seeds.find(seed => seed.name === chosen)?.summary),
				h('div.row-of', button('', () => add(chosen), 'Run'),
					button('', () => begin(chosen), 'Reset and run…'),
					h('a.link', { href: address({ page: 'state', query: { seed: chosen } }) }, 'Read it'))),
			h('section.card.pad.stack', h('h2', 'Point a client at it'), client())),
	];
}

async function add(seed) {
	try {
		const { calls } = await control('POST', `seeds/${encodeURIComponent(seed)}`);
		succeed(`${seed} made ${count(calls, 'call')}.`);
		invalidate(() => true);
	} catch (error) { fail('', error.message); }
}

/** Resets with a seed and shows what it has made. */
async function begin(seed) {
	const holdings = (get('accounts')?.accounts ?? []).filter(account => account.regions.length);
	if (holdings.length && !await confirmLoss(`Reset and run ${seed}?`, [`All that ${count(holdings.length, 'account')} ${holdings.length === 1 ? 'has' : 'have'}`, 'The journal, the rules, the clock’s setting'], 'Reset and run')) return;
	try {
		const { outputs } = await control('POST', `reset?seed=${encodeURIComponent(seed)}`);
		invalidate(() => true);
		const made = Object.values(outputs).find(output => output.collaboration)?.collaboration;
		location.hash = made ? `#/c/${made.id}` : '#/';
	} catch (error) { fail('', error.message); }
}

export function client() {
	const endpoint = get('server')?.address ?? location.origin;
	const blocks = {
		'AWS CLI': `export AWS_ENDPOINT_URL_CLEANROOMS=${endpoint}\nexport AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1\naws cleanrooms list-collaborations`,
		boto3: `import boto3\nclient = boto3.client("cleanrooms", endpoint_url="${endpoint}", region_name="us-east-1",\n                      aws_access_key_id="111111111111", aws_secret_access_key="any")\nclient.list_collaborations()`,
		JavaScript: `import { CleanRoomsClient, ListCollaborationsCommand } from "@aws-sdk/client-cleanrooms";\nconst client = new CleanRoomsClient({ endpoint: "${endpoint}", region: "us-east-1",\n  credentials: { accessKeyId: "111111111111", secretAccessKey: "any" } });\nawait client.send(new ListCollaborationsCommand({}));`,
	};
	const chosen = remember('client', 'AWS CLI');
	return [
		h('p.note', 'An access key id of twelve digits is the account that calls.'),
		h('div.segments', { role: 'group', 'aria-label': 'Client' }, Object.keys(blocks).map(name =>
			h('button', { 'aria-pressed': String(name === chosen), onclick: () => note('client', name) }, name))),
		copyBlock(blocks[chosen]),
	];
}

