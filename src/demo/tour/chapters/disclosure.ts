import { accepted, textIn } from '../../asking/caller.js';
import { collected, released } from './sending.js';
import type { Stage } from '../stage.js';

const RECIPIENT = { name: 'E. de Wit', capacity: 'other-doctor', organisation: 'Praktijk De Linde', country: 'NL' };
const YES = { yes: true, reason: 'He treats Jan, and this is what he needs for it.' };
const ANSWERS = { interestOutweighs: YES, noMoreThanNecessary: YES, handledReasonably: YES };
const REFUSALS = [
  ['interestOutweighs', 'C5 — the interest served does not outweigh his privacy'],
  ['noMoreThanNecessary', 'C6 — it plainly asks more than is needed'],
  ['handledReasonably', 'C7 — it would not be handled reasonably'],
] as const;

/** C1-C7 — Jan allows something to be sent, somebody asks for it, and Dr Vos decides, signs and releases. */
export async function disclosure(stage: Stage, jan: string): Promise<void> {
  stage.narrator.chapter(
    'Who may know more',
    'C1, C10 — nothing medical leaves without a consent or a ground, and never without a doctor who decides.',
  );
  const pieces = await filed(stage, jan);
  const consent = await consented(stage, jan, pieces);
  const request = await requested(stage, jan, pieces, consent);
  await struck(stage, request, pieces);
  await sent(stage, jan, pieces, await refused(stage, jan, pieces));
  await takenBack(stage, consent, request);
}

/** Off stage: two letters, each a piece of its own. */
async function filed({ caller, today }: Stage, jan: string): Promise<readonly string[]> {
  const texts = ['Letter of the physiotherapist.', 'Letter of the company welfare worker.'];
  const body = { entryOn: today, pieces: texts.map((text) => ({ item: 'M49', text })) };
  const path = `/v1/employees/${jan}/entries`;
  return accepted('dr-vos', path, await caller.ask('dr-vos', path, { body }))['pieceIds'] as string[];
}

/** What Jan would allow. */
function allowing(pieces: readonly string[], more: object = {}): object {
  return {
    addressedTo: { office: 'company-doctor' },
    recipient: RECIPIENT,
    purpose: 'treatment',
    pieces: pieces.map((pieceId) => ({ pieceId, version: 1 })),
    ...more,
  };
}

async function consented({ narrator }: Stage, jan: string, pieces: readonly string[]): Promise<string> {
  const path = `/v1/employees/${jan}/consents`;
  await narrator.step({
    who: 'dr-vos',
    does: 'would consent for Jan, with the best of intentions (I10)',
    path,
    body: allowing(pieces),
    answers: 403,
  });
  await narrator.step({
    who: 'jan',
    does: 'would allow everything',
    path,
    body: allowing(pieces, { pieces: 'everything' }),
    answers: 400,
  });
  await narrator.step({
    who: 'jan',
    does: 'would let his insurer have it: an insurer never gets a letter of a practitioner, consent or not (C14)',
    path,
    body: allowing(pieces, { recipient: { ...RECIPIENT, capacity: 'insurer' } }),
    answers: 400,
  });
  const prepared = await narrator.step({
    who: 'jan',
    does: 'names one recipient, one purpose and two letters, each at its version',
    path,
    body: allowing(pieces),
    answers: 201,
  });
  const consent = textIn(prepared.body, 'consentId');
  narrator.call(consent, 'the-consent');
  await narrator.step({ who: 'dr-vos', does: 'sees nothing of it yet', path: `/v1/consents/${consent}`, answers: 404 });
  await narrator.step({
    who: 'jan',
    does: 'read the sheet, and signs its digest',
    path: `/v1/consents/${consent}/signature`,
    body: { digest: textIn(prepared.body, 'digest') },
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  return consent;
}

async function requested(
  { narrator, today }: Stage,
  jan: string,
  pieces: readonly string[],
  consentId: string,
): Promise<string> {
  const path = `/v1/employees/${jan}/disclosure-requests`;
  const asked = askedOn(today, pieces, consentId);
  const lacking = ({ state, lacking: code }: Readonly<Record<string, unknown>>): string[] => [
    `state: ${String(state)}${typeof code === 'string' ? `, lacking: ${code}` : ''}`,
  ];
  await narrator.step({
    who: 'dr-vos',
    does: 'got a letter of a neighbour of that doctor, and records it: the consent names somebody else (C3)',
    path,
    body: { ...asked, requester: { ...RECIPIENT, name: 'K. Bos' } },
    answers: 201,
    seeing: lacking,
  });
  const recorded = await narrator.step({
    who: 'dr-vos',
    does: 'got the letter of that doctor himself',
    path,
    body: asked,
    answers: 201,
    seeing: lacking,
  });
  const request = textIn(recorded.body, 'disclosureRequestId');
  narrator.call(request, 'the-request');
  await narrator.step({
    who: 'jan',
    does: 'was told, and reads who asks what',
    path: `/v1/disclosure-requests/${request}`,
    answers: 200,
    seeing: ({ state, purpose }) => [`${String(state)}, for: ${String(purpose)}`],
  });
  await narrator.step({
    who: 'anna',
    does: 'would read it too',
    path: `/v1/disclosure-requests/${request}`,
    answers: 403,
  });
  return request;
}

function askedOn(receivedOn: string, pieces: readonly string[], consentId: string): object {
  return {
    receivedOn,
    requester: RECIPIENT,
    purpose: 'treatment',
    basis: { consentId },
    pieces: pieces.map((pieceId) => ({ pieceId, version: 1, necessity: 'To know what was tried.' })),
  };
}

async function struck({ narrator, caller }: Stage, request: string, [, second = '']: readonly string[]): Promise<void> {
  const path = `/v1/disclosure-requests/${request}`;
  const { body: read } = await caller.ask('dr-vos', path);
  const { interestOutweighs, noMoreThanNecessary } = ANSWERS;
  const decision = { digest: textIn(read, 'digest'), answers: ANSWERS, struck: [] as object[] };
  await narrator.step({
    who: 'dr-vos',
    does: 'would leave one of the three questions open (C7)',
    path: `${path}/decision`,
    body: { ...decision, answers: { interestOutweighs, noMoreThanNecessary } },
    answers: 400,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'says yes three times with a reason each, strikes the second letter, and signs',
    path: `${path}/decision`,
    body: {
      ...decision,
      struck: [{ pieceId: second, code: 'more_than_necessary', reason: 'It is about something else.' }],
    },
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'would decide otherwise after all',
    path: `${path}/decision`,
    body: decision,
    answers: 409,
  });
}

/** Each of the three reasons refuses; what was refused used nothing up. @returns the consent, which can be used still */
async function refused(
  { narrator, caller, today }: Stage,
  jan: string,
  [first = '']: readonly string[],
): Promise<string> {
  const consents = `/v1/employees/${jan}/consents`;
  const { consentId, digest } = accepted(
    'jan',
    consents,
    await caller.ask('jan', consents, { body: allowing([first]) }),
  );
  await caller.ask('jan', `/v1/consents/${String(consentId)}/signature`, { body: { digest } });
  const requests = `/v1/employees/${jan}/disclosure-requests`;
  for (const [question, why] of REFUSALS) {
    const body = askedOn(today, [first], String(consentId));
    const made = accepted('dr-vos', requests, await caller.ask('dr-vos', requests, { body }));
    const path = `/v1/disclosure-requests/${textIn(made, 'disclosureRequestId')}`;
    narrator.call(textIn(made, 'disclosureRequestId'), `the-request-refused-under-${why.slice(0, 2)}`);
    const { body: read } = await caller.ask('dr-vos', path);
    const answers = { ...ANSWERS, [question]: { yes: false, reason: 'It is not.' } };
    await narrator.step({
      who: 'dr-vos',
      does: `refuses another one: ${why}`,
      path: `${path}/decision`,
      body: { digest: textIn(read, 'digest'), answers, struck: [] },
      answers: 201,
      seeing: ({ state }) => [`state: ${String(state)}`],
    });
  }
  return String(consentId);
}

/** C11, C13 — one that goes through; Jan reads what became of it. */
async function sent(
  { narrator, caller, today }: Stage,
  jan: string,
  [first = '']: readonly string[],
  consent: string,
): Promise<void> {
  const requests = `/v1/employees/${jan}/disclosure-requests`;
  const asked = await caller.ask('dr-vos', requests, { body: askedOn(today, [first], consent) });
  const request = textIn(accepted('dr-vos', requests, asked), 'disclosureRequestId');
  narrator.call(request, 'the-request-that-goes-through');
  const path = `/v1/disclosure-requests/${request}`;
  const digest = textIn((await caller.ask('dr-vos', path)).body, 'digest');
  const decision = { digest, answers: ANSWERS, struck: [] };
  accepted('dr-vos', path, await caller.ask('dr-vos', `${path}/decision`, { body: decision }));
  await collected(narrator, RECIPIENT.name, await released(narrator, request));
  await narrator.step({
    who: 'jan',
    does: 'sees who got what, and when (C13)',
    path,
    answers: 200,
    seeing: ({ state, requester }) => [`${String(state)} by ${(requester as { name: string }).name}`],
  });
}

async function takenBack({ narrator }: Stage, consent: string, request: string): Promise<void> {
  const collects = await released(narrator, request);
  await narrator.step({
    who: 'jan',
    does: 'thinks better of it before anybody collected it, and takes the consent back (C3)',
    path: `/v1/consents/${consent}/withdrawal`,
    post: true,
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({ who: RECIPIENT.name, does: 'comes too late', ...collects, answers: 409 });
  await narrator.step({
    who: 'dr-vos',
    does: 'sees that what he had signed is recalled',
    path: `/v1/disclosure-requests/${request}`,
    answers: 200,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
}
