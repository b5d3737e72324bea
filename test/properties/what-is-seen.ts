import { randomUUID } from 'node:crypto';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { routeCensus, type CensusLine } from '../../src/safeguards/access/route-census.js';
import { ask, type Answer } from '../harness/http.js';
import type { Actor } from './actors.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const NOBODY = randomUUID();
/** What two equal answers may differ in: when they were given, and under which request id. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id']);
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The ids that a path parameter can name. */
const IDS: Readonly<Record<string, (world: World) => readonly { readonly id: string }[]>> = {
  employeeId: ({ employees }) => employees,
  employerId: ({ employers }) => employers,
  // Somebody, and who is known for an emergency alone.
  accountId: ({ accounts, emergencies }) => [
    ...accounts.slice(0, 1),
    ...emergencies.map(({ openedBy }) => ({ id: openedBy })),
  ],
  pieceId: ({ pieces }) => pieces,
  exposureId: ({ exposures }) => exposures,
  noteId: ({ workingNotes }) => workingNotes,
  opinionId: ({ secondOpinions }) => secondOpinions,
  consultationId: ({ consultations }) => consultations,
  consentId: ({ consents }) => consents,
  disclosureRequestId: ({ disclosures }) => disclosures,
  requestId: ({ corrections }) => corrections,
  absenceId: ({ absences }) => absences,
  questionId: ({ questions }) => questions,
  verdictId: ({ verdicts }) => verdicts,
  adviceId: ({ advices }) => advices,
  partId: ({ reintegrationParts }) => reintegrationParts,
  payrollTermsId: ({ payrollTerms }) => payrollTerms,
  messageId: ({ messages, healthMessages }) => [...messages, ...healthMessages],
  attachmentId: ({ messages, healthMessages }) =>
    [...messages, ...healthMessages].map(({ attachmentId }) => ({ id: attachmentId })),
  itemId: ({ advices }) => advices.flatMap(({ items }) => items),
  examinationId: ({ examinations }) => examinations,
  outcomeId: ({ outcomes }) => outcomes,
  paperAgreementId: ({ papers }) => papers,
  agreementId: ({ agreements }) => agreements,
  responsibilityId: ({ responsibilities }) => responsibilities,
  delegationId: ({ delegations }) => delegations,
  declarationId: ({ declarations }) => declarations.slice(0, 3),
  deputisingId: ({ deputisings }) => deputisings,
  mandateId: ({ mandates }) => mandates,
  statedDutyId: ({ statedDuties }) => statedDuties,
  medicalProxyId: ({ medicalProxies }) => medicalProxies,
  trainingId: ({ trainings }) => trainings,
  proposalId: ({ proposals }) => proposals,
  moveId: ({ pieceMoves }) => pieceMoves,
  processingAgreementId: ({ processingAgreements }) => processingAgreements,
  emergencyId: ({ emergencies }) => emergencies,
  reviewId: () => [],
  earlierDossierId: () => [],
  roleId: ({ roles }) => roles.slice(0, 3),
  noticeId: () => [],
};

/**
 * Every answer that an actor gets on every route for reading, asked for every id of these worlds; where
 * his role can't use a route at all, for one id. One after the other, so that the trail is the same too.
 * @param withRefused also an id of nobody, and the routes that his role can't use; what he is told there is told before anything is looked up
 * @returns by request
 */
export async function whatIsSeen(
  house: WorldHouse,
  actor: Actor,
  worlds: readonly World[],
  withRefused: boolean,
): Promise<ReadonlyMap<string, string>> {
  const token = await house.token(actor.subject, 1);
  const known = new Set(JSON.stringify(worlds).match(UUID));
  const seen = new Map<string, string>();
  const policies = house.service.app.get(Policies);
  for (const line of routeCensus(house.service.app)) {
    if (line.method !== 'GET' || line.rule?.how === 'open') continue;
    const purposes = purposesFor(line, actor, policies);
    if (!withRefused && line.rule?.how === 'allows' && purposes.length === 0) continue;
    const paths = pathsOf(line, worlds, withRefused);
    for (const [at, purpose] of (purposes.length === 0 ? [null] : purposes).entries()) {
      // Of a second purpose the first id tells: where the worlds differ, one in which they do.
      for (const path of at === 0 && purpose !== null ? paths : paths.slice(0, 1)) {
        const answer = await ask(`${house.service.url}${path}`, { token, headers: headersFor(line, actor, purpose) });
        seen.set(
          `${path} ${purpose ?? ''}`,
          told(answer).replace(UUID, (id) => (known.has(id) ? id : 'another id')),
        );
      }
    }
  }
  return seen;
}

/** The purposes for which the role may use a route; none where it can't, and for a route that asks for no role. */
function purposesFor({ rule }: CensusLine, { role }: Actor, policies: Policies): readonly string[] {
  return rule?.how === 'allows' ? policies.purposesFor(role, rule.action, rule.kind) : [];
}

function headersFor({ rule }: CensusLine, { role }: Actor, purpose: string | null): Record<string, string> {
  return { ...(rule?.how === 'allows' && { 'acting-as': role }), ...(purpose !== null && { purpose }) };
}

/** The route's path with every id there is, and once for each role with one of nobody. @throws Error for a parameter of which nobody said what it names */
function pathsOf({ path }: CensusLine, worlds: readonly World[], withNobodys: boolean): string[] {
  const [, name] = /:(\w+)/.exec(path) ?? [];
  if (name === undefined) return [path];
  const ids = IDS[name];
  if (ids === undefined) throw new Error(`what does :${name} name? Say it in what-is-seen.ts`);
  const found = worlds.map((world) => ids(world).map(({ id }) => id));
  const all = [...new Set(found.flat())];
  // Where the worlds differ is where to look; one of what is the same in both will do.
  const different = all.filter((id) => !found.every((one) => one.includes(id)));
  const asked = [...different.slice(0, 2), ...all.filter((id) => !different.includes(id)).slice(0, 1)];
  return [...asked, ...(withNobodys || asked.length === 0 ? [NOBODY] : [])].map((id) => path.replace(`:${name}`, id));
}

function told({ status, headers, text }: Answer): string {
  const kept = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name)).map((header) => header.join(': '));
  // A cursor is encrypted anew each time.
  return [status, text.replace(/"next":"[^"]+"/, '"next":"another page"'), ...kept].join('\n');
}
