import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import { asMedicalProxy } from '../proxy/why-no-proxy.js';

/** Who opens a dossier as its dossier doctor at this moment. */
export interface DossierNow {
  /** S13 — the responsible doctor who may open it, of whom the employee was told. */
  readonly responsibleDoctorId: string | null;
  /** The core-expert doctor whose stated duty runs. */
  readonly dutyDoctorId: string | null;
  /** S10 — whoever states the duty works for the employee's employer as well. */
  readonly isOnTheEmployersSide: boolean;
  /** S10 — he is a party's medical proxy in a case of the employee or of the employer. */
  readonly isMedicalProxy: boolean;
  /** S9 — whoever states the duty ended the last responsibility, or what that doctor worked under. */
  readonly leftIt: boolean;
}

/**
 * May a duty be stated for this dossier now?
 * @returns null, or why not: there is a responsible doctor, another duty runs (S13), who left it without a doctor (S9), somebody on both sides (S10)
 */
export function whyNotStateDuty(now: DossierNow): Problem | null {
  if (now.isOnTheEmployersSide) {
    return refusedByRule(409, 'on-both-sides', 'S10', 'Whoever works for the employer opens no dossier of its people.');
  }
  if (now.isMedicalProxy) return asMedicalProxy();
  if (now.responsibleDoctorId !== null) {
    return refusedByRule(
      409,
      'has-a-doctor',
      'S13',
      'That employee has a responsible doctor, who is the dossier doctor.',
    );
  }
  if (now.dutyDoctorId !== null) {
    return refusedByRule(
      409,
      'duty-runs',
      'S13',
      'A duty is stated for that dossier already: it has one doctor at a time.',
    );
  }
  if (now.leftIt) {
    return refusedByRule(
      409,
      'left-without-a-doctor',
      'S9',
      'Whoever left a dossier without a doctor states no duty for it: another core-expert doctor does.',
    );
  }
  return null;
}
