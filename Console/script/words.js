// The words of the console in one place. Messages, codes, statuses and names of members stay as the API gives them.

/** What a status looks like and is called: a colour of states, never of parties. */
const states = {
	SUCCESS: ['good', 'Succeeded'], SUBMITTED: ['busy', 'Submitted'], STARTED: ['busy', 'Running'], FAILED: ['bad', 'Failed'],
	TIMED_OUT: ['bad', 'Timed out'], CANCELLED: ['off', 'Cancelled'], CANCELLING: ['busy', 'Cancelling'], IN_PROGRESS: ['busy', 'In progress'],
	ACTIVE: ['good', 'Active'], INVITED: ['busy', 'Invited'], LEFT: ['off', 'Left'], REMOVED: ['off', 'Removed'],
	COLLABORATION_DELETED: ['off', 'Collaboration deleted'], READY: ['good', 'Ready'], NOT_READY: ['warn', 'Not ready'],
	PENDING: ['busy', 'Pending'], APPROVED: ['good', 'Approved'], DENIED: ['bad', 'Denied'], COMMITTED: ['good', 'Committed'],
	POPULATE_STARTED: ['busy', 'Populating'], POPULATE_SUCCESS: ['good', 'Populated'], POPULATE_FAILED: ['bad', 'Population failed'],
	EXPIRED: ['off', 'Expired'], POPULATING: ['busy', 'Populating'], POPULATED: ['good', 'Populated'], NOT_POPULATED: ['off', 'Not populated'],
};

export const stateOf = status => states[status] ?? ['off', sentence(status ?? 'Unknown')];

export const isUnderWay = status => stateOf(status)[0] === 'busy' && status !== 'INVITED';

/** `NOT_READY` as `Not ready`. */
export function sentence(constant) {
	const words = constant.replaceAll('_', ' ').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

const abilities = { CAN_QUERY: 'Queries', CAN_RUN_JOB: 'Runs jobs', CAN_RECEIVE_RESULTS: 'Receives', CAN_RECEIVE_MODEL_OUTPUT: 'Receives models',
	CAN_RECEIVE_INFERENCE_OUTPUT: 'Receives inferences' };

/** What a member may, in words: what it is called, and whether it pays. */
export function abilitiesOf(member, creator) {
	const payment = member.paymentConfiguration ?? {};
	const ml = member.mlAbilities?.customMLMemberAbilities ?? [];
	const list = [...(member.accountId === creator ? ['Created it'] : []), ...[...(member.abilities ?? []), ...ml].map(name => abilities[name] ?? sentence(name))];
	if (payment.queryCompute?.isResponsible || payment.jobCompute?.isResponsible) list.push('Pays');
	return list;
}

export const kindOfRule = { LIST: 'List', AGGREGATION: 'Aggregation', CUSTOM: 'Custom', ID_MAPPING_TABLE: 'ID mapping' };

export const engines = { SPARK: 'Spark SQL', CLEAN_ROOMS_SQL: 'Clean Rooms SQL' };

/** What lives by itself: all of a kind, one of them, and what an address calls that. */
export const models = {
	'cleanrooms::protected-query': ['Protected queries', 'query'], 'cleanrooms::protected-job': ['Protected jobs', 'job', 'job'],
	'cleanrooms::analysis-log-export': ['Log exports', 'log export', 'export'],
	'cleanrooms::id-mapping-table': ['ID mapping tables', 'ID mapping table', 'mapping'],
};

/** The groups in which checked rules are shown, by the beginning of a rule's name. */
const groups = [
	[/^(syntax|names)/, 'Syntax and names'], [/^table/, 'Tables are ready'], [/^(dialect|structure|sql)/, 'Dialect'], [/^list/, 'List rule'],
	[/^aggregation/, 'Aggregation rule'], [/^custom/, 'Custom rule'], [/^(privacy|differential)/, 'Privacy'], [/^receivers?/, 'Receivers'],
	[/^idMapping/i, 'ID mapping rule'],
];

export const groupOfRule = rule => groups.find(([pattern]) => pattern.test(rule))?.[1] ?? sentence(rule.split('.')[0]);

export const origins = { seen: 'In AWS’s words', documented: 'In the user guide’s words', ours: 'In our words' };

/** `3 rows`, `1 row` */
export const count = (number, thing, plural = `${thing}s`) => `${number.toLocaleString('en')} ${number === 1 ? thing : plural}`;

/** `city and segment`, `a, b and c` */
export const listed = words => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const oneLine = sql => (sql ?? '').replace(/\s+/g, ' ').trim();

/** `COUNT(DISTINCT customers.email)` of a function of a rule and a column. */
export function callOf(name, column) {
	const [word, distinct] = name.split('_');
	return `${word}(${distinct ? 'DISTINCT ' : ''}${column})`;
}

/** What may be done about a change request, and why not where it may not. */
export function actionsOf(request, as) {
	const own = request.approvals?.[as]?.status;
	const isOpen = request.status === 'PENDING';
	return [
		{ action: 'APPROVE', text: 'Approve', done: 'approved', reason: !isOpen ? `It is ${request.status}.` : own === 'APPROVED' ? 'This account has approved.' : '' },
		{ action: 'DENY', text: 'Deny', done: 'denied', reason: isOpen ? '' : `It is ${request.status}.` },
		{ action: 'CANCEL', text: 'Cancel', done: 'cancelled', reason: isOpen || request.status === 'APPROVED' ? '' : `It is ${request.status}.` },
		{ action: 'COMMIT', text: 'Commit', done: 'committed', reason: request.status === 'APPROVED' ? '' : 'Not all have approved.' },
	];
}
