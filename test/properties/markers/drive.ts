import { randomUUID } from 'node:crypto';
import { routeCensus } from '../../../src/safeguards/access/route-census.js';
import type { MarkedHouse } from './marked-house.js';
import type { WriteRequest } from './write-request.js';
import { wrongPlaces } from './wrong-places.js';

/** Everybody who asks for everything, and 'nobody', who has no token. */
export const ACTORS = [
  'dr-vos',
  'dr-smit',
  'dr-jong',
  'dr-kern',
  'dr-staf',
  'anna',
  'cm-acme',
  'expert',
  'pim',
  'acme-hr',
  'globex-hr',
  'relations',
  'ada',
  'abel',
  'officer',
  'luuk',
  'jan',
  'rita',
  'no-role',
  'nobody',
] as const;

const ABOUT = ['jan', 'piet', 'kees', 'wim'];
/** What stands in a path, by its parameter: names of ids, of everybody's. */
const READ_AT: Readonly<Record<string, readonly string[]>> = {
  accountId: ['dr-vos', 'anna', 'jan-account', 'acme-hr'],
  employerId: ['acme', 'globex'],
  employeeId: ABOUT,
  agreementId: ['spare.agreement'],
  absenceId: ['jan.absence', 'piet.absence', 'wim.absence'],
  pieceId: ['jan.piece', 'jan.withheld', 'jan.document', 'piet.piece', 'piet.withheld', 'piet.document'],
  exposureId: ['jan.exposure'],
  disclosureRequestId: [
    ...['jan.disclosure', 'jan.spareDisclosure', 'jan.withdrawnDisclosure', 'jan.repairedDisclosure'],
    'jan.collectedDisclosure',
  ],
  link: ['jan.link'],
  consentId: ['jan.consent', 'jan.spareConsent', 'jan.takenBackConsent', 'wim.paperConsent'],
  consultationId: ['jan.consultation', 'jan.heldConsultation'],
  opinionId: ['jan.opinion', 'jan.concludedOpinion'],
  moveId: ['jan.move', 'jan.takenMove', 'jan.returnedMove', 'jan.withdrawnMove'],
  noteId: ['jan.note', 'jan.filedNote', 'jan.assistantNote'],
  requestId: ['jan.correction'],
  payrollTermsId: ['jan.payrollTerms'],
  partId: ['jan.plan', 'piet.analysis'],
  messageId: ['jan.message'],
  attachmentId: ['jan.attachment', 'jan.attachmentForDoctor'],
  questionId: ['jan.question', 'piet.question', 'wim.question'],
  adviceId: ['jan.advice', 'piet.advice'],
  itemId: ['jan.advised'],
  verdictId: ['jan.verdict', 'piet.verdict', 'wim.verdict'],
  emergencyId: ['bob.emergency'],
  medicalProxyId: ['spare.proxy'],
  reviewId: ['spare.review'],
  earlierDossierId: ['spare.earlierDossier'],
  examinationId: ['jan.examination', 'wim.examination'],
  outcomeId: ['jan.outcome', 'wim.outcome'],
  paperAgreementId: ['wim.paper', 'piet.paper'],
  proposalId: ['tim.proposal', 'tess.back.proposal', 'ton.proposal'],
};
/** What stands at a second place in a path. */
const BESIDES: Readonly<Record<string, string>> = {
  '/v1/second-opinions/:opinionId/pieces/:pieceId/document': 'jan.document',
};
const AT_ONCE = 8;
const PARAMETER = /:([A-Za-z]+)/;
/** Who may act for several purposes has to name one: then each is tried. */
const PURPOSES = ['absence-guidance', 'reintegration', 'statutory-duty', 'supervision', 'own-rights'];

/** Who misuses a route: two of these, others each time. */
const IN_TURN = ['dr-vos', 'acme-hr', 'jan', 'nobody'];

const SHOWN_AGAIN = '/v1/pieces/:pieceId/withholding/end';

/** What a list can't do without; there are more accounts than a page has unless it is told. */
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/roles': '?state=proposed',
  '/v1/accounts': '?limit=100',
  '/v1/account-names': '?limit=100',
};

interface Step {
  readonly actor: string;
  readonly path: string;
  readonly request: Parameters<MarkedHouse['as']>[2];
}

interface Taken {
  readonly step: Step;
  readonly status: number;
}

/** Every route of the service, as 'GET /v1/pieces/:pieceId'. */
export function routesOf({ service }: MarkedHouse): readonly string[] {
  return routeCensus(service.app).map(({ method, path }) => `${method} ${path}`);
}

/** Everybody reads everything, allowed or not; whoever is refused before any look-up isn't asked for the other ids. */
export async function readEverything(house: MarkedHouse): Promise<void> {
  for (const template of templates(house, 'GET')) {
    const [first = '', ...others] = (READ_AT[PARAMETER.exec(template)?.[1] ?? ''] ?? ['']).map(
      (at) => `${filled(house, template, at)}${QUERIES[template] ?? ''}`,
    );
    const taken = await take(house, forEverybody(first));
    const unsaid = taken.filter(({ status }) => status === 400);
    const served = taken.filter(({ status }) => status !== 400 && status !== 401 && status !== 403);
    await take(house, [
      ...served.flatMap(({ step }) => others.map((path) => ({ ...step, path }))),
      ...unsaid.flatMap(({ step }) =>
        [first, ...others].flatMap((path) =>
          PURPOSES.map((purpose) => ({ ...step, path, request: { headers: { purpose } } })),
        ),
      ),
    ]);
  }
}

/** Everybody writes everything, one after the other: what is done once is refused to the next. */
export async function writeEverything(
  house: MarkedHouse,
  requests: Readonly<Record<string, WriteRequest>>,
): Promise<void> {
  for (const path of templates(house, 'POST')) await write(house, path, requests[path] ?? {});
}

async function write(house: MarkedHouse, path: string, request: Partial<WriteRequest>): Promise<void> {
  const { at: names = [], body, file, mediaType, purpose } = request;
  for (const at of names) {
    for (const step of forEverybody(filled(house, path, at))) {
      const sent =
        file === undefined
          ? { headers: { 'idempotency-key': randomUUID(), ...(purpose !== undefined && { purpose }) } }
          : { file, ...(mediaType !== undefined && { headers: { 'content-type': mediaType } }) };
      const said = body === undefined ? {} : { body: body(at) };
      await house.as(step.actor, step.path, { method: 'POST', ...said, ...sent });
    }
  }
}

/** Some of everybody say the wrong thing in the wrong place, on every route. */
export async function misuseEverything(
  house: MarkedHouse,
  requests: Readonly<Record<string, WriteRequest>>,
): Promise<void> {
  const wrong = wrongPlaces(house.mint);
  const steps = routeCensus(house.service.app).flatMap(({ method, path }, number) => {
    // A list is asked where it is read: what is at the place of a write, one of these may be shown all the same.
    const [at = ''] = (method === 'POST' ? requests[path]?.at : undefined) ??
      READ_AT[PARAMETER.exec(path)?.[1] ?? ''] ?? [''];
    const usual = { path: filled(house, path, at), template: path, method, body: requests[path]?.body?.(at) };
    return wrong.flatMap((place, turn) =>
      [0, 1].map((more): Step => ({ actor: IN_TURN[(number + turn + more) % 4] ?? 'nobody', ...place(usual) })),
    );
  });
  await take(house, steps);
  // Whoever had the right may have done it all the same: what was left out then is shown again, for who reads afterwards.
  await write(house, SHOWN_AGAIN, requests[SHOWN_AGAIN] ?? {});
}

function forEverybody(path: string): Step[] {
  return ACTORS.map((actor) => ({ actor, path, request: {} }));
}

function templates(house: MarkedHouse, method: string): readonly string[] {
  return routeCensus(house.service.app)
    .filter((line) => line.method === method)
    .map(({ path }) => path);
}

function filled(house: MarkedHouse, path: string, at: string): string {
  const beside = BESIDES[path];
  const filledOnce = at === '' ? path : path.replace(PARAMETER, house.id(at));
  return beside === undefined ? filledOnce : filledOnce.replace(PARAMETER, house.id(beside));
}

/** Takes the steps, a few at a time. @returns how each was answered */
async function take(house: MarkedHouse, steps: readonly Step[]): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    const some = steps.slice(from, from + AT_ONCE).map(async (step) => {
      const { status } = await house.as(step.actor, step.path, step.request);
      return { step, status };
    });
    taken.push(...(await Promise.all(some)));
  }
  return taken;
}
