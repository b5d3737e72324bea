import type { EmployeeFacts, Moment, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
import { holdsDerivedSecrecy } from './derived-secrecy.js';
import { representedAttributes, type RepresentedAttributes } from './represented.js';
import { isAgreedSince } from './is-agreed-since.js';
import { isHeldSince } from './is-held-since.js';
import { hasCome, isAccountActive, isOnTheEmployersSide, isRegistered } from './person-standing.js';
import { worksAsDoctor } from './supervised.js';

/** The facts that policies' conditions may ask of anything that is about one employee. */
export interface EmployeeAttributes extends RepresentedAttributes {
  readonly employeeId: string;
  readonly employerId: string;
  readonly personAccountId: string | null;
  readonly dossierDoctorId: string | null;
  readonly deputyIds: readonly string[];
  readonly dutyDoctorId: string | null;
  /** Since when the dossier doctor, or who stated the duty, answers for the employee without a break; ISO 8601. */
  readonly answeringSince: string | null;
  readonly emergencyDoctorId: string | null;
  readonly delegatedRead: readonly string[];
  readonly delegatedRecord: readonly string[];
  readonly delegatedAmend: readonly string[];
  readonly absenceRunning: boolean;
  /** S10 — the acting person works for the employer of this employee, or acts for it against him. */
  readonly worksForTheEmployer: boolean;
}

/**
 * Judges the raw facts between one person and one employee.
 * @param facts of the employee; its delegations and deputisings are the acting person's own
 * @param acting the person who asks
 */
export function employeeAttributes(
  facts: EmployeeFacts,
  acting: PersonFacts,
  texts: readonly TextFact[],
  moment: Moment,
): EmployeeAttributes {
  const current = facts.responsibilities.filter(
    (responsibility) =>
      isCurrent(responsibility, moment) &&
      isAgreedSince(facts.agreements, responsibility.effectiveFrom, moment) &&
      isHeldSince(responsibility.doctor, 'doctor', responsibility.effectiveFrom, moment),
  );
  const doctor = current.find(
    (responsibility) =>
      mayAct(responsibility.doctor, texts, moment) &&
      !isOnTheEmployersSide(responsibility.doctor, facts.employerId, moment),
  );
  const delegatedFor = (action: string): readonly string[] =>
    doctor !== undefined && holdsDerivedSecrecy(facts, acting, texts, moment, doctor, action) ? [acting.accountId] : [];
  const duty = doctor === undefined ? dutyOfActor(facts, acting, moment) : undefined;
  return {
    employeeId: facts.employeeId,
    employerId: facts.employerId,
    personAccountId: facts.personAccountId,
    dossierDoctorId: doctor?.doctorId ?? null,
    deputyIds: deputyIds(facts, acting, current, moment),
    dutyDoctorId: duty?.doctorId ?? null,
    answeringSince: doctor?.effectiveFrom ?? duty?.from ?? null,
    emergencyDoctorId: emergencyDoctorId(facts, acting, moment),
    delegatedRead: delegatedFor('read'),
    delegatedRecord: delegatedFor('record'),
    delegatedAmend: delegatedFor('amend'),
    ...representedAttributes(facts, acting, moment),
    worksForTheEmployer: isOnTheEmployersSide(acting, facts.employerId, moment) || facts.actsAgainst,
    absenceRunning: facts.absences.some((absence) => isRunning(absence, moment)),
  };
}

/** V1, V6 — on record, and not out of the reach of the employer, who could end it. */
function isRunning(
  { firstDay, recoveredOn, readUntil }: EmployeeFacts['absences'][number],
  { today }: Moment,
): boolean {
  const hasEnded = (recoveredOn !== null && recoveredOn <= today) || (readUntil !== null && readUntil < today);
  return firstDay <= today && !hasEnded;
}

/** S9 — responsible now, and the employee was told who the doctor is before anything is opened. */
function isCurrent({ effectiveFrom, endedAt, toldAt }: ResponsibilityFact, { instant }: Moment): boolean {
  return hasCome(effectiveFrom, instant) && !hasCome(endedAt, instant) && hasCome(toldAt, instant);
}

/** S15 — registered, active, and holding a doctor's role that works now. */
function mayAct(doctor: PersonFacts, texts: readonly TextFact[], moment: Moment): boolean {
  return isRegistered(doctor, moment) && isAccountActive(doctor, texts, moment) && worksAsDoctor(doctor, texts, moment);
}

/** S4, S10, S15 — a recorded deputising for a registered doctor who is responsible now; not of who works for the employer as well, nor of a party's medical proxy. */
function deputyIds(
  facts: EmployeeFacts,
  acting: PersonFacts,
  current: readonly ResponsibilityFact[],
  moment: Moment,
): readonly string[] {
  const isEligible =
    isRegistered(acting, moment) && !isOnTheEmployersSide(acting, facts.employerId, moment) && !facts.isMedicalProxy;
  const deputises =
    isEligible &&
    facts.deputisings.some(
      (deputising) =>
        deputising.deputyId === acting.accountId &&
        current.some(
          ({ doctorId, doctor }) =>
            doctorId === deputising.absentDoctorId &&
            isRegistered(doctor, moment) &&
            isHeldSince(doctor, 'doctor', deputising.enteredAt, moment),
        ) &&
        isHeldSince(acting, 'secrecy-supervision', deputising.enteredAt, moment) &&
        hasCome(deputising.validFrom, moment.instant) &&
        !hasCome(deputising.validUntil, moment.instant) &&
        !hasCome(deputising.endedAt, moment.instant),
    );
  return deputises ? [acting.accountId] : [];
}

/** S9, S10, S13, S15 — the duty that the acting doctor stated and the employee was told of, where nobody is responsible. */
function dutyOfActor(
  facts: EmployeeFacts,
  acting: PersonFacts,
  moment: Moment,
): EmployeeFacts['statedDuties'][number] | undefined {
  if (!isRegistered(acting, moment) || isOnTheEmployersSide(acting, facts.employerId, moment)) return undefined;
  return facts.statedDuties.find(
    (duty) =>
      duty.doctorId === acting.accountId &&
      isHeldSince(acting, 'secrecy-supervision', duty.from, moment) &&
      hasCome(duty.from, moment.instant) &&
      hasCome(duty.toldAt, moment.instant) &&
      !hasCome(duty.validUntil, moment.instant) &&
      !hasCome(duty.endedAt, moment.instant),
  );
}

/** S8, S10, S15 — the hour that the acting doctor opened in an emergency. */
function emergencyDoctorId(facts: EmployeeFacts, acting: PersonFacts, moment: Moment): string | null {
  const isEligible =
    isRegistered(acting, moment) && !isOnTheEmployersSide(acting, facts.employerId, moment) && !facts.isMedicalProxy;
  const runs = facts.emergencies.some(
    ({ openedBy, from, validUntil, endedAt }) =>
      openedBy === acting.accountId &&
      isHeldSince(acting, 'any-doctor', from, moment) &&
      hasCome(from, moment.instant) &&
      !hasCome(validUntil, moment.instant) &&
      !hasCome(endedAt, moment.instant),
  );
  return isEligible && runs ? acting.accountId : null;
}
