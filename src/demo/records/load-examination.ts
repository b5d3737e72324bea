import { textIn } from '../asking/caller.js';
import { sofie } from '../people/demo-people.js';
import { sofieApplies } from './acme-staff.js';
import type { KeptActs } from './kept-acts.js';
import { linkDossier } from './link-dossier.js';

/**
 * V1, V4 — Sofie applies at Acme, which had her examined before employment: she heard the outcome, and decided nothing yet.
 * @returns the id of her dossier
 */
export async function loadExamination(acts: KeptActs, acme: string, doctorId: string): Promise<string> {
  const employeeId = await loadApplicant(acts, acme, doctorId);
  const commission = await acts.ask('commission-sofie', 'acme-hr', `/v1/employees/${employeeId}/examinations`, {
    body: { examinationKind: 'pre-employment' },
  });
  await acts.ask('outcome-sofie', 'dr-vos', `/v1/examinations/${textIn(commission, 'examinationId')}/outcomes`, {
    body: { outcome: 'passed-under-conditions', conditions: ['no-night-shifts'] },
  });
  return employeeId;
}

/** Sofie as an applicant, with an account of her own and a doctor. @returns the id of her dossier */
export async function loadApplicant(acts: KeptActs, acme: string, doctorId: string): Promise<string> {
  const named = await acts.ask('applicant-sofie', 'acme-hr', `/v1/employers/${acme}/applicants`, {
    body: sofieApplies,
  });
  const employeeId = textIn(named, 'employeeId');
  await linkDossier(acts, sofie.subject, () => Promise.resolve(employeeId), sofieApplies.birthDate);
  await acts.ask('responsible-sofie', 'dr-kern', `/v1/employees/${employeeId}/responsibilities`, {
    body: { doctorId },
  });
  return employeeId;
}
