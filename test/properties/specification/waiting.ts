import { dayOf, hasCome } from './calendar.js';
import { everything, isDossierDoctor, isTheSupervisor } from './between.js';
import { holdsDuty, isUnderAgreementSince } from './dossiers.js';
import { DOCTORS, IN_OWN_RIGHT, isDoctorSince } from './held-since.js';
import { mayRead } from './may-read.js';
import { waitsForSignature } from './proposal.js';
import { recordsOf, type Kind } from './records.js';
import type { Shown } from './shown.js';
import { mayAct, type Acting } from './standing.js';
import type { Test } from './statement.js';
import { takesAnswer } from './takes-answer.js';
import type { World } from './world.js';

const CORE = 'core-expert-doctor';
const IN_TRAINING = ['doctor-in-training'];
const WHO_GIVES = [CORE, 'staff-doctor'];

/** What waits of one sort: which records nobody decided about yet, and whose act that is. */
interface Sort {
  readonly kind: Kind;
  readonly purpose: string;
  readonly roles: readonly string[];
  readonly isUndecided: (world: World, record: Shown) => boolean;
  readonly isHis: Test;
}

/** An employer's question that nobody answered and that takes an answer. */
const QUESTION: Omit<Sort, 'roles'> = {
  kind: 'VerdictQuestion',
  purpose: 'absence-guidance',
  isUndecided: (world, { id }) =>
    world.questions.some(
      (one) => one.id === id && dayOf(world.now) <= one.closesOn && takesAnswer(world, one.absenceId),
    ) && !world.verdicts.some(({ questionId }) => questionId === id),
  isHis: isDossierDoctor,
};

/** Of all that can wait, what these worlds have with and without a decision. */
const SORTS: Readonly<Record<string, Sort>> = {
  // V1, V3 — of a dossier doctor who acts under nobody; one in training prepares the answer.
  'question-to-answer': { ...QUESTION, roles: IN_OWN_RIGHT },
  'question-to-prepare': {
    ...QUESTION,
    roles: IN_TRAINING,
    isUndecided: (world, record) =>
      QUESTION.isUndecided(world, record) &&
      !world.proposals.some((one) => one.questionId === record.id && waitsForSignature(world, one)),
  },
  // V3 — of the doctor who supervises.
  'proposal-to-countersign': {
    kind: 'Proposal',
    purpose: 'statutory-duty',
    roles: IN_OWN_RIGHT,
    isUndecided: (_world, { fields }) => fields['state'] === 'waits',
    isHis: isTheSupervisor,
  },
  // D1 — of the second doctor.
  'piece-to-take': {
    kind: 'PieceMove',
    purpose: 'absence-guidance',
    roles: IN_OWN_RIGHT,
    isUndecided: (_world, { fields }) => fields['state'] === 'waits',
    isHis: (_world, { accountId }, { move }) => move?.secondDoctorId === accountId,
  },
  // C4, C10 — of a dossier doctor who acts under nobody.
  'disclosure-to-decide': {
    kind: 'DisclosureRequest',
    purpose: 'absence-guidance',
    roles: IN_OWN_RIGHT,
    isUndecided: (_world, { fields }) => fields['state'] === 'before-the-doctor',
    isHis: isDossierDoctor,
  },
  // I4, S13 — of the dossier doctor, or of who is that for a duty that he stated; not of a deputy.
  'correction-to-answer': {
    kind: 'CorrectionRequest',
    purpose: 'absence-guidance',
    roles: [...DOCTORS, CORE],
    isUndecided: (_world, { fields }) => fields['outcome'] === null,
    isHis: (world, acting, record) =>
      acting.role === CORE
        ? holdsDuty(world, acting.accountId, record.employeeId ?? '')
        : isDossierDoctor(world, acting, record),
  },
  // S9, S13
  'doctor-to-give': {
    kind: 'DoctorWanted',
    purpose: 'statutory-duty',
    roles: WHO_GIVES,
    isUndecided: () => true,
    isHis: everything,
  },
  'doctor-change-to-answer': {
    kind: 'DoctorChangeWish',
    purpose: 'statutory-duty',
    roles: WHO_GIVES,
    isUndecided: (_world, { fields }) => fields['answeredAt'] === null,
    isHis: everything,
  },
  'responsibility-to-tell': {
    kind: 'Responsibility',
    purpose: 'statutory-duty',
    roles: WHO_GIVES,
    isUndecided: (world, { id }) =>
      world.responsibilities.some(
        ({ id: found, effectiveFrom, endedAt, toldAt, employeeId, doctorId }) =>
          found === id &&
          effectiveFrom !== null &&
          !hasCome(endedAt, world.now) &&
          toldAt === null &&
          isUnderAgreementSince(world, employeeId, effectiveFrom) &&
          isDoctorSince(world, doctorId, effectiveFrom),
      ),
    isHis: (_world, { accountId }, { doctorId }) => doctorId !== accountId,
  },
};

/** The codes of what is read here. */
export const SORTS_THAT_WAIT: readonly string[] = Object.keys(SORTS);

/** S7 — what waits for somebody in a role, as `code id`, sorted; null for whom no role works in which anything could. */
export function waitsFor(world: World, acting: Acting): readonly string[] | null {
  if (!mayAct(world, acting)) return null;
  return Object.entries(SORTS)
    .filter(([, { roles }]) => roles.includes(acting.role))
    .flatMap(([what, { kind, purpose, isUndecided, isHis }]) =>
      recordsOf(world, kind)
        .filter((record) => isUndecided(world, record) && isHis(world, acting, record))
        .filter((record) => mayRead(world, acting, purpose, kind, record) !== null)
        .map(({ id }) => `${what} ${id}`),
    )
    .toSorted();
}
