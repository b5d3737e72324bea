import { plainDate } from '../../platform/calendar/local-date.js';
import { addTerm } from '../../platform/calendar/term.js';
import { textIn } from '../asking/caller.js';
import { sickTim } from './acme-staff.js';
import type { KeptActs } from './kept-acts.js';

/** S15, V3 — a doctor in training is responsible for Tim, and prepared the verdict that his supervising doctor is to countersign. */
export async function loadTraining(
  acts: KeptActs,
  training: { readonly traineeId: string; readonly supervisorId: string },
  employerId: string,
  today: string,
): Promise<void> {
  await acts.ask('training-jong', 'dr-staf', '/v1/trainings', {
    body: { ...training, from: today, until: addTerm(today, 'P1Y') },
  });
  const firstDay = plainDate(today).subtract({ days: 12 }).toString();
  const body = { ...sickTim, firstDay };
  const sick = await acts.ask('sick-tim', 'globex-hr', `/v1/employers/${employerId}/sick-reports`, { body });
  const given = await acts.ask(
    'doctor-tim',
    'dr-kern',
    `/v1/employees/${textIn(sick, 'employeeId')}/responsibilities`,
    { body: { doctorId: training.traineeId } },
  );
  await acts.ask('told-tim', 'dr-kern', `/v1/responsibilities/${textIn(given, 'responsibilityId')}/telling`, {
    body: { postedOn: today },
  });
  const question = await acts.ask('question-tim', 'globex-hr', `/v1/absences/${textIn(sick, 'absenceId')}/questions`, {
    body: { question: 'fit-for-own-work' },
  });
  await acts.ask('proposal-tim', 'dr-jong', `/v1/questions/${textIn(question, 'questionId')}/proposals`, {
    body: { outcome: 'unfit', grounds: 'Gezien op het spreekuur; de belastbaarheid laat het eigen werk nog niet toe.' },
  });
}
