// A call as the text of a program that makes it: curl, AWS CLI, boto3, JavaScript, a step of a seed.

/** What stands in the place of what the journal has masked. */
const masked = '*** Sensitive Data Redacted ***';

const isMasked = value => JSON.stringify(value ?? null).includes(masked);
const maskedNote = mark => `${mark} The journal masks what AWS calls sensitive; --journal-sensitive keep shows it.\n`;

const words = operation => operation.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase().split(' ');
const kebab = operation => words(operation).join('-');
const snake = operation => words(operation).join('_');

export const shell = text => /^[A-Za-z0-9_./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** A JSON value as Python has it. */
function python(value, indent = 0) {
	const pad = ' '.repeat(indent + 4);
	if (value === null) return 'None';
	if (value === true) return 'True';
	if (value === false) return 'False';
	if (typeof value !== 'object') return JSON.stringify(value);
	const items = Array.isArray(value) ? value.map(one => python(one, indent + 4))
		: Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${python(one, indent + 4)}`);
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	const short = `${open}${items.join(', ')}${close}`;
	return short.length + indent < 80 ? short : `${open}\n${items.map(item => pad + item).join(',\n')},\n${' '.repeat(indent)}${close}`;
}

const credentials = account => `AWS_ACCESS_KEY_ID=${account} AWS_SECRET_ACCESS_KEY=any`;

export const kinds = ['curl', 'AWS CLI', 'boto3', 'JavaScript', 'Seed step'];

/**
 * The text of a call `{as, region, call, input}`. What was sent already has method, path, query and body as well, and becomes a signed curl;
 * what was not is made by the control API.
 */
export function copyAs(kind, made, { endpoint, control }) {
	const { as, region, call, input } = made;
	const note = mark => isMasked(input) ? maskedNote(mark) : '';
	const json = JSON.stringify(input ?? {}, null, 2);
	switch (kind) {
		case 'curl': return note('#') + curl(made, endpoint, control);
		case 'AWS CLI': return [`${note('#')}${credentials(as)} aws cleanrooms ${kebab(call)} \\`,
			`  --endpoint-url ${endpoint} --region ${region} --output json \\`, `  --cli-input-json ${shell(json)}`, ''].join('\n');
		case 'boto3': return [`${note('#')}import boto3`, '', `client = boto3.client("cleanrooms", endpoint_url="${endpoint}", region_name="${region}",`,
			`                      aws_access_key_id="${as}", aws_secret_access_key="any")`, `answer = client.${snake(call)}(**${python(input ?? {})})`, ''].join('\n');
		case 'JavaScript': return [`${note('//')}import { CleanRoomsClient, ${call}Command } from "@aws-sdk/client-cleanrooms";`, '',
			`const client = new CleanRoomsClient({ endpoint: "${endpoint}", region: "${region}",`,
			`  credentials: { accessKeyId: "${as}", secretAccessKey: "any" } });`, `const answer = await client.send(new ${call}Command(${json}));`, ''].join('\n');
		default: return note('#') + seedStep(made);
	}
}

function curl({ as, region, call, input, method, path, query, body }, endpoint, control) {
	if (!path) {
		const calls = JSON.stringify({ calls: [{ as, region, call, with: input }] });
		return `curl -s ${control}calls -H 'Content-Type: application/json' -d ${shell(calls)}\n`;
	}
	const data = body === undefined ? '' : ` \\\n  -H 'Content-Type: application/json' -d ${shell(JSON.stringify(body))}`;
	return `curl -s -X ${method} ${shell(`${endpoint}${path}${query ? `?${query}` : ''}`)} \\\n  --aws-sigv4 aws:amz:${region}:cleanrooms --user ${as}:any${data}\n`;
}

/** JSON is YAML; `${` is what seeds refer to earlier steps by. */
export function seedStep({ as, region, call, input }) {
	const text = JSON.stringify(input ?? {}, null, 2).replaceAll('${', '$${').replaceAll('\n', '\n    ');
	return `- as: "${as}"\n${region === 'us-east-1' ? '' : `  in: ${region}\n`}  call: ${call}\n  with: ${text}\n`;
}
