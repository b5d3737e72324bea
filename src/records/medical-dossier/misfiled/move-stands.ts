import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { isHeldSince } from '../../../safeguards/access/facts/is-held-since.js';
import { isOnTheEmployersSide } from '../../../safeguards/access/facts/person-standing.js';
import { maySupervise } from '../../../safeguards/access/facts/supervised.js';

/** What is known of a proposed move when it is judged whether it stands. */
export interface StandingMove {
  readonly proposedBy: string;
  readonly secondDoctorId: string;
  readonly proposedAt: string;
  readonly until: string;
  readonly version: number;
  /** Of the piece by now; null once it is gone. */
  readonly currentVersion: number | null;
  /** Both doctors, by what is known of them now. */
  readonly proposer: PersonFacts;
  readonly second: PersonFacts;
  /** S10 — of the two employees those against whom the second doctor acts for the employer. */
  readonly against: readonly string[];
}

type Towards = Pick<
  EmployeeAttributes,
  'employeeId' | 'employerId' | 'personAccountId' | 'dossierDoctorId' | 'answeringSince'
>;

/** S9 — is who proposed it the dossier doctor ever since? One who became it anew has nothing of before. */
export function isProposersStill(
  { proposedBy, proposedAt }: Pick<StandingMove, 'proposedBy' | 'proposedAt'>,
  { dossierDoctorId, answeringSince }: Towards,
): boolean {
  return (
    dossierDoctorId === proposedBy && answeringSince !== null && Date.parse(answeringSince) <= Date.parse(proposedAt)
  );
}

/** S10, S15 — a doctor in his own right, who neither works nor acts for an employer of the employee and isn't the employee. */
export function mayBeSecond(
  { second, against }: Pick<StandingMove, 'second' | 'against'>,
  { employeeId, employerId, personAccountId }: Towards,
  texts: readonly TextFact[],
  moment: Moment,
): boolean {
  return (
    maySupervise(second, texts, moment) &&
    !isOnTheEmployersSide(second, employerId, moment) &&
    !against.includes(employeeId) &&
    personAccountId !== second.accountId
  );
}

/**
 * D1 — can a move that nobody ended still be decided? Within its time, about the version that is there, while its proposer is the
 * doctor, in his own right, of the dossier in which it lies, and of the one that he named, ever since, and while the second doctor is one
 * ever since, who may decide about both and isn't the doctor of the one in which it lies.
 * @param to of the dossier that the proposal names; null where it names none
 */
export function moveStands(
  move: StandingMove,
  from: Towards,
  to: Towards | null,
  texts: readonly TextFact[],
  moment: Moment,
): boolean {
  const both = to === null ? [from] : [from, to];
  return (
    Date.parse(move.until) > moment.instant.getTime() &&
    move.currentVersion === move.version &&
    isHeldSince(move.proposer, 'own-right', move.proposedAt, moment) &&
    isHeldSince(move.second, 'own-right', move.proposedAt, moment) &&
    from.dossierDoctorId !== move.secondDoctorId &&
    both.every((one) => isProposersStill(move, one) && mayBeSecond(move, one, texts, moment))
  );
}
