// What an owner does with tables: configured, given a rule and associated in one go; their rule changed; taken out again.

import { button, choice, confirmLoss, copyMenu, field, go, h, jsonOf, openDialog, perform } from '../kit.js';

const words = text => text.split(/[\s,]+/).filter(Boolean);

/** What a rule of each kind begins with. */
function armOf(form) {
	const joinColumns = words(form.join);
	const shown = words(form.shown);
	switch (form.rule) {
		case 'LIST': return { list: { joinColumns, listColumns: shown } };
		case 'CUSTOM': return { custom: { allowedAnalyses: ['ANY_QUERY'] } };
		default: return { aggregation: {
			aggregateColumns: [{ columnNames: joinColumns, function: 'COUNT_DISTINCT' }], joinColumns, dimensionColumns: shown, scalarFunctions: [],
			outputConstraints: [{ columnName: joinColumns[0], minimum: 2, type: 'COUNT_DISTINCT' }],
		} };
	}
}

export async function configure({ as, region, id, membership }) {
	const form = { name: '', database: '', table: '', columns: '', rule: 'LIST', join: '', shown: '' };
	const line = (name, label, placeholder) => field(label, { name, placeholder, oninput() { form[name] = this.value; } });
	const answer = await openDialog('Configure a table', () => h('div.fields',
		line('name', 'Name', 'customers'), line('database', 'Database', 'crm'), line('table', 'Table in it', 'customers'),
		line('columns', 'Columns', 'email, city'), choice('Rule', ['LIST', 'AGGREGATION', 'CUSTOM'], form.rule, rule => form.rule = rule),
		line('join', 'Joined on', 'email'), line('shown', 'Listed, or grouped by', 'city')),
	[{ text: 'Not now', value: '' }, { text: 'Configure and associate', value: 'yes', kind: 'main' }]);
	if (answer !== 'yes') return;
	const made = await perform(as, region, 'CreateConfiguredTable', {
		name: form.name, tableReference: { glue: { databaseName: form.database, tableName: form.table || form.name } },
		allowedColumns: words(form.columns), analysisMethod: 'DIRECT_QUERY',
	});
	if (!made) return;
	const table = made.output.configuredTable.id;
	const rule = { configuredTableIdentifier: table, analysisRuleType: form.rule, analysisRulePolicy: { v1: armOf(form) } };
	if (!await perform(as, region, 'CreateConfiguredTableAnalysisRule', rule)) return;
	const input = { membershipIdentifier: membership, name: form.name, configuredTableIdentifier: table, roleArn: `arn:aws:iam::${as}:role/clean-rooms` };
	const isIn = await perform(as, region, 'CreateConfiguredTableAssociation', input, `${form.name} is in the collaboration.`);
	if (isIn) go({ page: 'tables', collaboration: id, id: form.name });
}

export function associationActs({ as, region, id, membership }, table) {
	const { association, configured, ruleJSON } = table;
	if (!association) return null;
	const input = { membershipIdentifier: membership, configuredTableAssociationIdentifier: association.id };
	const remove = async () => await confirmLoss(`Take ${table.name} out?`, [`The association ${table.name}, and its rule`], 'Take out')
		&& await perform(as, region, 'DeleteConfiguredTableAssociation', input, `${table.name} is out.`) && go({ page: 'tables', collaboration: id });
	return [
		configured && ruleJSON && button('', () => editRule(as, region, configured.id, ruleJSON), 'Edit the rule…'),
		configured && copyMenu('Copy as', { as, region, call: 'GetConfiguredTable', input: { configuredTableIdentifier: configured.id } }),
		button('bad', remove, 'Take out…'),
	];
}

async function editRule(as, region, table, rule) {
	const text = h('textarea', { rows: 14, 'aria-label': 'The policy as JSON', spellcheck: 'false', value: JSON.stringify(rule.policy, null, 2) });
	const buttons = [{ text: 'Leave it', value: '' }, { text: 'Change it', value: 'yes', kind: 'main' }];
	const answer = await openDialog(`The rule of ${rule.name}`, () => text, buttons);
	const policy = answer === 'yes' && jsonOf(text.value);
	const input = { configuredTableIdentifier: table, analysisRuleType: rule.type, analysisRulePolicy: policy };
	if (policy) await perform(as, region, 'UpdateConfiguredTableAnalysisRule', input, 'The rule is changed.');
}
