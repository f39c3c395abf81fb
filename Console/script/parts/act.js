// What a person does: a call of the API as an account, with all that may go wrong said where it is seen.

import { act, fail, invalidate, succeed } from '../kit.js';

/** Makes a call and says how it went. Answers the answer, or null where it was refused. */
export async function perform(as, region, call, input, done) {
	let answer;
	try {
		answer = await act(as, region, call, input);
	} catch (error) {
		fail('', error.message);
		return null;
	}
	invalidate(found => found.question || found.path?.startsWith('accounts'));
	if (answer.delivery) {
		fail('', `A fault let nobody have the answer of ${call}.`, answer.requestId);
		return null;
	}
	if (answer.status >= 300) {
		fail(answer.errorType, answer.output?.message ?? `${call} was answered with ${answer.status}.`, answer.requestId);
		return null;
	}
	if (done) succeed(done);
	return answer;
}
