import { dayOf } from './calendar.js';
import { papersShown } from './paper-records.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** What was commissioned, as it may be shown. */
function examinationsShown({ examinations, now }: World): Shown[] {
  return examinations.map(({ id, employerId, employeeId, examinationKind, askedAt, closesOn }) => ({
    id,
    employerId,
    employeeId,
    commissionedOn: dayOf(askedAt),
    fields: {
      id,
      employerId,
      employeeId,
      examinationKind,
      askedOn: dayOf(askedAt),
      closesOn,
      state: dayOf(now) <= closesOn ? 'open' : 'closed',
    },
  }));
}

/** Every outcome, whether it went out or not. */
function outcomesShown({ outcomes }: World): Shown[] {
  return outcomes.map((one) => {
    const { id, examinationId, employeeId, outcome, conditions, issuedAt, doctorId, countersignedBy } = one;
    const { supersedes, decision } = one;
    const said = { examinationId, outcome, conditions, issuedAt, doctorId, countersignedBy, supersedes, decision };
    return { id, employeeId, fields: { id, employeeId, ...said } };
  });
}

/** What went out. */
function releasedOutcomesShown({ outcomes, examinations }: World): Shown[] {
  const gone = outcomes.filter(({ isReleased }) => isReleased);
  return gone.map(({ id, examinationId, employerId, employeeId, examinationKind, outcome, conditions, issuedAt }) => ({
    id,
    employerId,
    employeeId,
    commissionedOn: dayOf(examinations.find((one) => one.id === examinationId)?.askedAt ?? issuedAt),
    fields: {
      id,
      examinationId,
      employerId,
      employeeId,
      examinationKind,
      outcome,
      conditions,
      issuedOn: dayOf(issuedAt),
      supersededBy: gone.find((next) => next.supersedes === id)?.id ?? null,
    },
  }));
}

/** What an employer commissioned, what came of it, and what the employee agreed to on paper. */
export const EXAMINATION_RECORDS = {
  Examination: examinationsShown,
  ExaminationOutcome: outcomesShown,
  PaperAgreement: papersShown,
  ReleasedOutcome: releasedOutcomesShown,
} as const;
