// A query from a template: which one, and its parameters with their types and defaults.

import { h, note, output, readAll, remember } from '../kit.js';

const chosenKey = ({ id, as }) => `template ${id} ${as}`;

function templatesOf({ as, region, id }) {
	return readAll(as, region, 'ListCollaborationAnalysisTemplates', { collaborationIdentifier: id }).items;
}

function chosenOf(view) {
	const choice = remember(chosenKey(view), { arn: null, values: {} });
	const arn = view.route.query.template ?? choice.arn ?? templatesOf(view)[0]?.arn;
	const template = arn && output(view.as, view.region, 'GetCollaborationAnalysisTemplate', { collaborationIdentifier: view.id, analysisTemplateArn: arn })?.collaborationAnalysisTemplate;
	return { arn, template, values: choice.values };
}

/** What a query of the chosen template is started with. */
export function parametersOf(view) {
	const { arn, template, values } = chosenOf(view);
	if (!arn) return null;
	const parameters = Object.fromEntries((template?.analysisParameters ?? []).map(({ name, defaultValue }) => [name, values[name] ?? defaultValue ?? '']).filter(([, value]) => value !== ''));
	return { analysisTemplateArn: arn, ...(Object.keys(parameters).length ? { parameters } : {}) };
}

export function templateForm(view) {
	const all = templatesOf(view);
	const { arn, template, values } = chosenOf(view);
	if (!all.length) return h('p.note.pad', 'There is no template in this collaboration yet.');
	const set = (name, value) => note(chosenKey(view), old => ({ ...old, values: { ...old?.values, [name]: value } }));
	return h('div', { class: 'pad fields' },
		h('label.field', 'Template', h('select', { value: arn, onchange() { note(chosenKey(view), { arn: this.value, values: {} }); } }, all.map(one => h('option', { value: one.arn, selected: one.arn === arn }, one.name)))),
		(template?.analysisParameters ?? []).map(({ name, type, defaultValue }) => h('label.field', { key: `${arn} ${name}` }, `${name} (${type})`,
			h('input', { value: values[name] ?? '', placeholder: defaultValue ?? '', oninput() { set(name, this.value); } }))));
}
