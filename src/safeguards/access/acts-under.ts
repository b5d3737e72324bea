import type { Facts } from './ability.js';
import type { PersonFacts, Moment, TextFact } from './facts/access-facts.js';
import { supervisorOf } from './facts/supervised.js';

/** S11, S15 — whose responsibility an act falls under: the dossier doctor's, a named supervising doctor's, or nobody's but the actor's. */
export type ActsUnder = 'dossier-doctor' | { readonly supervisorId: string } | null;

/** The rule under which a dossier stays shut to an actor who may know of it: what was not delegated to an assistant (S2), else S1. */
export function ruleOfSecrecy(under: ActsUnder): 'S1' | 'S2' {
  return under === 'dossier-doctor' ? 'S2' : 'S1';
}

/** What the standings that a role requires say of it: a declaration makes an assistant, a training a doctor in training. */
export function actsUnder(
  requires: readonly string[],
  person: PersonFacts,
  texts: readonly TextFact[],
  moment: Moment,
): ActsUnder {
  if (!requires.includes('training')) return requires.includes('declaration') ? 'dossier-doctor' : null;
  const supervisorId = supervisorOf(person, texts, moment);
  return supervisorId === null ? null : { supervisorId };
}

/**
 * A1 — the responsible doctor whom a line about these facts names; null where nobody's dossier is touched.
 * @param accountId who acts: a deputy acts under the doctor for whom he stands in (S4), and who countersigns what another doctor prepared
 *                  acts beside that one, whose decision it is (V3)
 */
export function responsibleDoctorOf(under: ActsUnder, facts: Facts, accountId: string | null = null): string | null {
  const deputies = facts['deputyIds'];
  const isDeputy = under === null && accountId !== null && Array.isArray(deputies) && deputies.includes(accountId);
  const countersigns = under === null && accountId !== null && facts['countersignerId'] === accountId;
  const isUnderTheDoctor = under === 'dossier-doctor' || isDeputy || countersigns;
  const doctor = isUnderTheDoctor ? facts['dossierDoctorId'] : under?.supervisorId;
  return typeof doctor === 'string' && typeof facts['employeeId'] === 'string' ? doctor : null;
}
