// What an owner does with tables: configured, given a rule and associated in one go; their rule changed; taken out again.

import { address, button, confirmLoss, copyMenu, fail, go, h, openDialog, perform } from '../kit.js';

const words = text => text.split(/[\s,]+/).filter(Boolean);

export async function configure({ as, region, id, membership }) {
	const form = { name: '', database: '', table: '', columns: '', rule: 'LIST', join: '', shown: '' };
	const field = (name, label, placeholder) => h('label.field', label, h('input', { name, placeholder, oninput() { form[name] = this.value; } }));
	const answer = await openDialog('Configure a table', () => h('div.fields', field('name', 'Name', 'customers'), field('database', 'Database', 'crm'), field('table', 'Table in it', 'customers'), field('columns', 'Columns', 'email, city'),
		h('label.field', 'Rule', h('select', { onchange() { form.rule = this.value; } }, ['LIST', 'AGGREGATION', 'CUSTOM'].map(rule => h('option', rule)))), field('join', 'Joined on', 'email'), field('shown', 'Listed, or grouped by', 'city')),
	[{ text: 'Not now', value: '' }, { text: 'Configure and associate', value: 'yes', kind: 'main' }]);
	if (answer !== 'yes') return;
	const made = await perform(as, region, 'CreateConfiguredTable', { name: form.name, tableReference: { glue: { databaseName: form.database, tableName: form.table || form.name } }, allowedColumns: words(form.columns), analysisMethod: 'DIRECT_QUERY' });
	if (!made) return;
	const table = made.output.configuredTable.id;
	const arms = { LIST: { list: { joinColumns: words(form.join), listColumns: words(form.shown) } }, CUSTOM: { custom: { allowedAnalyses: ['ANY_QUERY'] } },
		AGGREGATION: { aggregation: { aggregateColumns: [{ columnNames: words(form.join), function: 'COUNT_DISTINCT' }], joinColumns: words(form.join), dimensionColumns: words(form.shown), scalarFunctions: [], outputConstraints: [{ columnName: words(form.join)[0], minimum: 2, type: 'COUNT_DISTINCT' }] } } };
	if (!await perform(as, region, 'CreateConfiguredTableAnalysisRule', { configuredTableIdentifier: table, analysisRuleType: form.rule, analysisRulePolicy: { v1: arms[form.rule] } })) return;
	const input = { membershipIdentifier: membership, name: form.name, configuredTableIdentifier: table, roleArn: `arn:aws:iam::${as}:role/clean-rooms` };
	if (await perform(as, region, 'CreateConfiguredTableAssociation', input, `${form.name} is in the collaboration.`)) go(address({ page: 'tables', collaboration: id, id: form.name }));
}

export function associationActs({ as, region, id, membership }, table) {
	const { association, configured, ruleJSON } = table;
	if (!association) return null;
	const input = { membershipIdentifier: membership, configuredTableAssociationIdentifier: association.id };
	const remove = async () => await confirmLoss(`Take ${table.name} out?`, [`The association ${table.name}, and its rule`], 'Take out') && await perform(as, region, 'DeleteConfiguredTableAssociation', input, `${table.name} is out.`) && go(address({ page: 'tables', collaboration: id }));
	return [configured && ruleJSON && button('', () => editRule(as, region, configured.id, ruleJSON), 'Edit the rule…'),
		configured && copyMenu('Copy as', { as, region, call: 'GetConfiguredTable', input: { configuredTableIdentifier: configured.id } }), button('bad', remove, 'Take out…')];
}

async function editRule(as, region, table, rule) {
	const field = h('textarea', { rows: 14, 'aria-label': 'The policy as JSON', spellcheck: 'false', value: JSON.stringify(rule.policy, null, 2) });
	if (await openDialog(`The rule of ${rule.name}`, () => field, [{ text: 'Leave it', value: '' }, { text: 'Change it', value: 'yes', kind: 'main' }]) !== 'yes') return;
	try {
		await perform(as, region, 'UpdateConfiguredTableAnalysisRule', { configuredTableIdentifier: table, analysisRuleType: rule.type, analysisRulePolicy: JSON.parse(field.value) }, 'The rule is changed.');
	} catch { fail('', 'That is no JSON.'); }
}
