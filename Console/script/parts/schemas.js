// The tables of a collaboration as one account sees them: columns, rule, readiness, and the source where it is the account's own.

import { h, icon, output, readAll } from '../kit.js';

const policyOf = rule => rule?.policy?.v1 && Object.values(rule.policy.v1)[0];

/** The columns that only join: those of a LIST or AGGREGATION rule that stand nowhere else. */
function joinsOnly(policy, name) {
	if (!policy?.joinColumns?.includes(name)) return false;
	const { listColumns = [], dimensionColumns = [], aggregateColumns = [] } = policy;
	return ![...listColumns, ...dimensionColumns, ...aggregateColumns.flatMap(one => one.columnNames)].includes(name);
}

/** `{name, owner, rule, policy, columns, isReady, reasons, source, createTime}` of each. */
export function schemasOf(account, region, collaboration, membership) {
	const { items } = readAll(account, region, 'ListSchemas', { collaborationIdentifier: collaboration });
	const tables = [];
	for (let start = 0; start < items.length; start += 25) {
		const batch = items.slice(start, start + 25);
		const names = batch.map(item => item.name);
		const schemas = output(account, region, 'BatchGetSchema', { collaborationIdentifier: collaboration, names })?.schemas ?? [];
		const asked = batch.flatMap(item => (item.analysisRuleTypes ?? []).map(type => ({ name: item.name, type })));
		const input = { collaborationIdentifier: collaboration, schemaAnalysisRuleRequests: asked };
		const rules = asked.length ? output(account, region, 'BatchGetSchemaAnalysisRule', input)?.analysisRules ?? [] : [];
		const ofName = (list, { name }) => list.find(one => one.name === name);
		for (const item of batch) tables.push(tableOf(item, ofName(schemas, item), ofName(rules, item)));
	}
	return membership ? withSources(tables, account, region, membership) : tables;
}

function tableOf(item, schema, rule) {
	const policy = policyOf(rule);
	const statuses = schema?.schemaStatusDetails ?? [];
	// Whether additional analyses are allowed is another question than whether a query can be made.
	const direct = statuses.filter(detail => detail.analysisType !== 'ADDITIONAL_ANALYSIS');
	return {
		name: item.name, owner: item.creatorAccountId, rule: item.analysisRuleTypes?.[0], policy, ruleJSON: rule, createTime: item.createTime,
		columns: (schema?.columns ?? []).map(column => ({ ...column, joinsOnly: joinsOnly(policy, column.name) })),
		isReady: direct.every(detail => detail.status === 'READY'), statuses,
		reasons: direct.flatMap(detail => detail.reasons ?? []).map(reason => reason.message ?? reason.code),
	};
}

/** Where the account's own tables come from, which nobody else is told. */
function withSources(tables, account, region, membership) {
	const associations = readAll(account, region, 'ListConfiguredTableAssociations', { membershipIdentifier: membership }).items;
	return tables.map(table => {
		const association = table.owner === account && associations.find(one => one.name === table.name);
		if (!association) return table;
		const configured = output(account, region, 'GetConfiguredTable', { configuredTableIdentifier: association.configuredTableId })?.configuredTable;
		return { ...table, association, configured, source: configured && sourceText(configured.tableReference) };
	});
}

/** The columns of a table, with a key at those that only join. */
export const columnsOf = table => h('span.cols', table.columns.map(({ name, type, joinsOnly }) =>
	h('span', { class: `col ${joinsOnly ? 'join' : ''}`, title: type }, joinsOnly && icon('key', 12), name)));

/** `crm.customers` of any kind of reference. */
function sourceText(reference) {
	const [one] = Object.values(reference ?? {});
	if (!one) return '';
	return [one.databaseName ?? one.schemaName, one.tableName].filter(Boolean).join('.');
}

/** What a rule lets be selected, as words: the columns of it that results may show. */
export function selectable(table) {
	const { policy } = table;
	if (table.rule === 'LIST') return policy?.listColumns ?? [];
	if (table.rule === 'AGGREGATION') return policy?.dimensionColumns ?? [];
	return table.columns.map(column => column.name);
}
