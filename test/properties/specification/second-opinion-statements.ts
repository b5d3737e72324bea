import { isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { hasCome } from './calendar.js';
import { actsAgainst, dossierDoctor, isOnTheEmployersSide } from './dossiers.js';
import { OF_CONSENTS } from './consent-statements.js';
import { DOCTORS, heldSince, IN_OWN_RIGHT } from './held-since.js';
import type { Consultation, SecondOpinion } from './medical-world.js';
import { say, type Statement, type Test } from './statement.js';
import type { World } from './world.js';

const ASKED = ['id', 'employeeId', 'doctorId', 'askedAt', 'until', 'concludedAt', 'conclusion'];
const OPINION = [...ASKED, 'pieces'];
const CONSULTATION = [...ASKED, 'question', 'plannedFor'];
const OWN = ['askedBy', 'withdrawnAt', 'inDossierAt'];
const FILED = ['id', 'employeeId', 'doctorId', 'concludedAt', 'conclusion', 'inDossierAt'];
const COPY = ['id', 'pieceId', 'employeeId', 'version', 'item', 'entryOn', 'text', 'document', 'statements'];

/** S10, S14 — asked of him, who is a doctor in his own right since, not taken back, in time; and he isn't at work for that employer. */
function isAskedOf(world: World, accountId: string, asked: SecondOpinion | Consultation | undefined): boolean {
  return (
    asked?.doctorId === accountId &&
    heldSince(world, accountId, IN_OWN_RIGHT, asked.askedAt) &&
    asked.withdrawnAt === null &&
    !hasCome(asked.until, world.now) &&
    !isOnTheEmployersSide(world, accountId, asked.employeeId) &&
    !actsAgainst(world, accountId, asked.employeeId)
  );
}

/** A second doctor isn't the dossier doctor. */
const isTheSecondDoctor: Test = (world, { accountId }, { opinion }) =>
  isAskedOf(world, accountId, opinion) && dossierDoctor(world, opinion?.employeeId ?? '') !== accountId;
const isShownToTheSecondDoctor: Test = (...asked) => isTheSecondDoctor(...asked) && asked[2].isWithheld !== true;
const isConsulted: Test = (world, { accountId }, { consultation }) => isAskedOf(world, accountId, consultation);
const isFiled: Test = (_world, _actor, { opinion, consultation }) => (opinion ?? consultation)?.inDossierAt !== null;
const isFiledWithTheDoctor: Test = (...asked) => isFiled(...asked) && isDossierDoctor(...asked);
const isFiledWithTheDeputy: Test = (...asked) => isFiled(...asked) && isDeputyOrOnDuty(...asked);

/** S14 — between the employee and the doctor he chose, and dossier once he says so; C2 — and what else he allows. */
export const OF_SECOND_OPINIONS: readonly Statement[] = [
  say('S14', IN_OWN_RIGHT, 'SecondOpinion', ['absence-guidance'], OPINION, isTheSecondDoctor),
  say('S14', IN_OWN_RIGHT, 'SecondOpinionPiece', ['absence-guidance'], COPY, isShownToTheSecondDoctor),
  say('S14', DOCTORS, 'SecondOpinion', ['absence-guidance'], FILED, isFiledWithTheDoctor),
  say('S14', ['core-expert-doctor'], 'SecondOpinion', ['absence-guidance'], FILED, isFiledWithTheDeputy),
  say('S14', ['employee'], 'SecondOpinion', ['own-rights'], [...OPINION, ...OWN], isOwn),
  say('S14', IN_OWN_RIGHT, 'Consultation', ['prevention-advice'], CONSULTATION, isConsulted),
  say('S14', DOCTORS, 'Consultation', ['prevention-advice'], FILED, isFiledWithTheDoctor),
  say('S14', ['core-expert-doctor'], 'Consultation', ['prevention-advice'], FILED, isFiledWithTheDeputy),
  say('S14', ['employee'], 'Consultation', ['own-rights'], [...CONSULTATION, ...OWN], isOwn),
  ...OF_CONSENTS,
];
