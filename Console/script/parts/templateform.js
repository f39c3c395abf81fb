// A query from a template: which one, and its parameters with their types and defaults.

import { choice, field, h, note, output, readAll, remember } from '../kit.js';

const chosenKey = ({ id, as }) => `template ${id} ${as}`;

function templatesOf({ as, region, id }) {
	return readAll(as, region, 'ListCollaborationAnalysisTemplates', { collaborationIdentifier: id }).items;
}

function chosenOf(view) {
	const choice = remember(chosenKey(view), { arn: null, values: {} });
	const arn = view.route.query.template ?? choice.arn ?? templatesOf(view)[0]?.arn;
	const input = { collaborationIdentifier: view.id, analysisTemplateArn: arn };
	const template = arn && output(view.as, view.region, 'GetCollaborationAnalysisTemplate', input)?.collaborationAnalysisTemplate;
	return { arn, template, values: choice.values };
}

/** What a query of the chosen template is started with. */
export function parametersOf(view) {
	const { arn, template, values } = chosenOf(view);
	if (!arn) return null;
	const given = (template?.analysisParameters ?? []).map(({ name, defaultValue }) => [name, values[name] ?? defaultValue ?? '']);
	const parameters = Object.fromEntries(given.filter(([, value]) => value !== ''));
	return { analysisTemplateArn: arn, ...(Object.keys(parameters).length ? { parameters } : {}) };
}

export function templateForm(view) {
	const all = templatesOf(view);
	const { arn, template, values } = chosenOf(view);
	if (!all.length) return h('p.note.pad', 'There is no template in this collaboration yet.');
	const set = (name, value) => note(chosenKey(view), old => ({ ...old, values: { ...old?.values, [name]: value } }));
	const line = ({ name, type, defaultValue }) => h('div', { key: `${arn} ${name}` },
		field(`${name} (${type})`, { value: values[name] ?? '', placeholder: defaultValue ?? '', oninput() { set(name, this.value); } }));
	return h('div.pad.fields',
		choice('Template', all.map(one => [one.arn, one.name]), arn, arn => note(chosenKey(view), { arn, values: {} }), { value: arn }),
		(template?.analysisParameters ?? []).map(line));
}
