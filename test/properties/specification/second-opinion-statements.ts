import { isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { hasCome } from './calendar.js';
import { dossierDoctor, isOnTheEmployersSide } from './dossiers.js';
import { say, type Statement, type Test } from './statement.js';

const IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
const ASKED = ['id', 'employeeId', 'doctorId', 'pieces', 'askedAt', 'until', 'concludedAt', 'conclusion'];
const FILED = ['id', 'employeeId', 'doctorId', 'concludedAt', 'conclusion', 'inDossierAt'];
const COPY = ['id', 'pieceId', 'employeeId', 'version', 'item', 'entryOn', 'text', 'statements'];

/** S10, S14 — asked of him, not taken back, in time; neither the dossier doctor nor at work for that employer. */
const isTheSecondDoctor: Test = (world, { accountId }, { opinion }) =>
  opinion?.doctorId === accountId &&
  opinion.withdrawnAt === null &&
  !hasCome(opinion.until, world.now) &&
  dossierDoctor(world, opinion.employeeId) !== accountId &&
  !isOnTheEmployersSide(world, accountId, opinion.employeeId);
const isFiledWithTheDoctor: Test = (...asked) => asked[2].opinion?.inDossierAt !== null && isDossierDoctor(...asked);
const isFiledWithTheDeputy: Test = (...asked) => asked[2].opinion?.inDossierAt !== null && isDeputyOrOnDuty(...asked);

/** S14 — between the employee and the doctor he chose, and dossier once he says so. */
export const OF_SECOND_OPINIONS: readonly Statement[] = [
  say('S14', IN_OWN_RIGHT, 'SecondOpinion', ['absence-guidance'], ASKED, isTheSecondDoctor),
  say('S14', IN_OWN_RIGHT, 'SecondOpinionPiece', ['absence-guidance'], COPY, isTheSecondDoctor),
  say(
    'S14',
    [...IN_OWN_RIGHT, 'doctor-in-training'],
    'SecondOpinion',
    ['absence-guidance'],
    FILED,
    isFiledWithTheDoctor,
  ),
  say('S14', ['core-expert-doctor'], 'SecondOpinion', ['absence-guidance'], FILED, isFiledWithTheDeputy),
  say('S14', ['employee'], 'SecondOpinion', ['own-rights'], [...ASKED, 'withdrawnAt', 'inDossierAt'], isOwn),
];
