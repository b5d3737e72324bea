import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Moment, PersonFacts, TextFact } from '../access/facts/access-facts.js';
import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import { isOnTheEmployersSide } from '../access/facts/person-standing.js';
import { trainingOf } from '../access/facts/supervised.js';

/** What is known of a proposal when it is judged whether it stands. */
export interface StandingProposal {
  readonly proposedBy: string;
  readonly supervisorId: string;
  readonly proposedAt: string;
  readonly validUntil: LocalDate | null;
  readonly corrects: boolean;
  readonly lastDay: LocalDate;
  /** Of the absence that it is about; null where none ended. */
  readonly recoveredOn: LocalDate | null;
  /** V6 — whether whom it is about is answered about still: he works there or applies, or the sick-pay risk is borne. */
  readonly stillConcerns: boolean;
  /** Who prepared it, by what is known of him now. */
  readonly proposer: PersonFacts;
}

type Towards = Pick<EmployeeAttributes, 'employerId' | 'personAccountId' | 'dossierDoctorId' | 'answeringSince'>;

/** S9 — is who prepared it the dossier doctor ever since? One who became it anew has nothing of before. */
export function isStillHis(
  { proposedBy, proposedAt }: Pick<StandingProposal, 'proposedBy' | 'proposedAt'>,
  towards: Towards,
): boolean {
  const { dossierDoctorId, answeringSince } = towards;
  return (
    dossierDoctorId === proposedBy && answeringSince !== null && Date.parse(answeringSince) <= Date.parse(proposedAt)
  );
}

/**
 * V3, S15 — can a proposal that nobody ended still be countersigned? While who prepared it is the dossier doctor ever since, in training
 * under that doctor ever since, who works for no employer of the employee (S10) and isn't the employee; while the question is open and
 * the absence runs, but where it puts right what went out; while what it says isn't over, and while the employer is told of that one at all (V6).
 */
export function standsStill(
  proposal: StandingProposal,
  towards: Towards,
  texts: readonly TextFact[],
  moment: Moment,
): boolean {
  return isStillUnder(proposal, towards, texts, moment) && takesAnAnswer(proposal, moment.today);
}

/** {@link standsStill}, but for what it answers: is it those two doctors' still, each towards this employee? */
export function isStillUnder(
  proposal: Pick<StandingProposal, 'proposedBy' | 'supervisorId' | 'proposedAt' | 'proposer'>,
  towards: Towards,
  texts: readonly TextFact[],
  moment: Moment,
): boolean {
  const training = trainingOf(proposal.proposer, texts, moment);
  if (training === null || training.supervisorId !== proposal.supervisorId) return false;
  return (
    Date.parse(training.validFrom) <= Date.parse(proposal.proposedAt) &&
    isStillHis(proposal, towards) &&
    !isOnTheEmployersSide(training.supervisor, towards.employerId, moment) &&
    towards.personAccountId !== proposal.supervisorId
  );
}

function takesAnAnswer(proposal: StandingProposal, today: LocalDate): boolean {
  const { validUntil, corrects, lastDay, recoveredOn, stillConcerns } = proposal;
  if (!stillConcerns) return false;
  if (validUntil !== null && validUntil < today) return false;
  return corrects || (lastDay >= today && (recoveredOn === null || recoveredOn > today));
}
