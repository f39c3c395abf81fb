// Where everything begins: the collaborations of an account, or, where there are none, three doors.

import {
	abilitiesOf, accounts, actingAs, button, choice, confirmLoss, copyBlock, count, get, h, heading, link, loading, note, pager, readAll, refused,
	regionOf, remember, rowLink, seal, segments, settle, state, when
} from '../kit.js';
import { join } from '../parts/join.js';
import { beginWith, runSeed } from '../parts/seeds.js';

export const title = () => 'Collaborations';

const pageSize = 48;

export function draw(route) {
	const as = actingAs(route);
	const region = regionOf(route);
	if (!as) return loading();
	const list = readAll(as, region, 'ListCollaborations', {}, 2000);
	if (list.error) return [heading('Collaborations'), refused(list.error)];
	// Page after page: what is there is shown.
	if (list.isLoading && !list.items.length) return [heading('Collaborations'), loading()];
	if (!list.items.length && !route.query.find) return doors(route);
	return collaborations(route, as, region, list);
}

function collaborations(route, as, region, list) {
	const text = (route.query.find ?? '').toLowerCase();
	const found = list.items.filter(one => !text || one.name.toLowerCase().includes(text) || one.creatorDisplayName.toLowerCase().includes(text));
	const from = Number(route.query.from ?? 0);
	const shown = found.slice(from, from + pageSize);
	return [
		heading('Collaborations', h('p', `${count(found.length, 'collaboration')}${list.isWhole ? '' : ' and more'} that this account sees`),
			h('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search collaborations', value: route.query.find ?? '',
				oninput() { settle({ find: this.value, from: undefined }); } })),
		h('div.cards', shown.map(one => card(one, as, region))),
		pager(from, pageSize, found.length),
	];
}

function card(one, as, region) {
	const members = readAll(as, region, 'ListMembers', { collaborationIdentifier: one.id }).items
		.toSorted((left, right) => (right.accountId === one.creatorAccountId) - (left.accountId === one.creatorAccountId) || left.createTime - right.createTime);
	const own = members.find(member => member.accountId === as);
	const isInvited = one.memberStatus === 'INVITED';
	return h('div.card', { key: one.id },
		h('h2', rowLink({ page: 'parties', collaboration: one.id }, one.name)),
		h('div.row-of', h('span.seals', members.map(member => seal(member.accountId, members))), state(one.memberStatus)),
		h('p.note', own ? abilitiesOf(own, one.creatorAccountId).join(', ') || 'No abilities' : ''),
		h('div.row-of', h('span.quiet', `by ${one.creatorDisplayName},`), when(one.createTime),
			isInvited && own && button('small', () => join(as, region, one, own), 'Join…')));
}

function doors(route) {
	const seeds = get('seeds')?.seeds ?? [];
	const chosen = remember('start seed', null) ?? seeds.find(seed => seed.name === 'two-members')?.name ?? seeds[0]?.name;
	const show = seeds.some(seed => seed.name === 'demo') ? 'demo' : 'two-members';
	return [
		heading('Nothing yet', h('p', 'The account sees no collaboration. Three ways to begin:')),
		h('div.three-up',
			h('section.card.pad.stack', h('h2', 'Two companies, one question'),
				h('p.note', 'An advertiser and a publisher, neither of whom shows the other its data. All else goes.'),
				button('main', () => begin(show), 'Show it')),
			h('section.card.pad.stack', h('h2', 'Choose a seed'),
				choice('Seed', seeds.map(seed => seed.name), chosen, name => note('start seed', name), { value: chosen }),
				h('p.note', seeds.find(seed => seed.name === chosen)?.summary),
				h('div.row-of', button('', () => runSeed(chosen), 'Run'),
					button('', () => begin(chosen), 'Reset and run…'),
					link({ page: 'state', query: { seed: chosen } }, 'Read it'))),
			h('section.card.pad.stack', h('h2', 'Point a client at it'), client())),
	];
}

async function begin(seed) {
	const holders = accounts().filter(account => account.regions.length).length;
	const loss = [`All that ${count(holders, 'account')} ${holders === 1 ? 'has' : 'have'}`, 'The journal, the rules, the clock’s setting'];
	if (!holders || await confirmLoss(`Reset and run ${seed}?`, loss, 'Reset and run')) await beginWith(seed);
}

export function client() {
	const endpoint = get('server')?.address ?? location.origin;
	const blocks = {
		'AWS CLI': [`export AWS_ENDPOINT_URL_CLEANROOMS=${endpoint}`,
			'export AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1', 'aws cleanrooms list-collaborations'],
		boto3: ['import boto3', `client = boto3.client("cleanrooms", endpoint_url="${endpoint}", region_name="us-east-1",`,
			'                      aws_access_key_id="111111111111", aws_secret_access_key="any")', 'client.list_collaborations()'],
		JavaScript: ['import { CleanRoomsClient, ListCollaborationsCommand } from "@aws-sdk/client-cleanrooms";',
			`const client = new CleanRoomsClient({ endpoint: "${endpoint}", region: "us-east-1",`,
			'  credentials: { accessKeyId: "111111111111", secretAccessKey: "any" } });', 'await client.send(new ListCollaborationsCommand({}));'],
	};
	const chosen = remember('client', 'AWS CLI');
	return [
		h('p.note', 'An access key id of twelve digits is the account that calls.'),
		segments('Client', Object.keys(blocks).map(name => [name, name]), chosen, name => note('client', name)),
		copyBlock(blocks[chosen].join('\n')),
	];
}

