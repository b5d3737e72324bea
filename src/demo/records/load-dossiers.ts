import { plainDate } from '../../platform/calendar/local-date.js';
import { addTerm } from '../../platform/calendar/term.js';
import { accepted, itemsIn, textIn } from '../asking/caller.js';
import { jan } from '../people/demo-people.js';
import { janWasBornOn, sickEls, sickJan, sickNoor, sickPiet } from './acme-staff.js';
import type { Kept, KeptActs } from './kept-acts.js';
import { sign } from './let-in.js';
import { linkDossier } from './link-dossier.js';
import { loadConsultations } from './load-consultations.js';
import { loadExamination } from './load-examination.js';
import { loadMandate } from './load-mandate.js';
import { loadMessages } from './load-messages.js';
import { loadTraining } from './load-training.js';
import type { DemoEmployers } from './load-employers.js';
import type { Accounts } from './load-people.js';

/** What the printed commands are about. */
export interface DemoDossiers {
  readonly jan: string;
  readonly els: string;
  readonly piet: string;
  readonly sofie: string;
  readonly janPiece: string;
  readonly janAbsence: string;
}

/** What the dossiers are loaded from. */
export interface LoadedSoFar {
  readonly accounts: Accounts;
  readonly employers: DemoEmployers;
  /** The day of the first start, in Amsterdam. */
  readonly today: string;
}

/**
 * Three absences with a doctor: Jan, who has an account; Els, who is told things by letter; and Piet of the other employer. Noor
 * has none yet. Jan's dossier has an entry of Dr Vos and a letter that Anna recorded, his employer got a verdict and advice,
 * and Rita acts for him. Sofie applies, and was examined. What Dr Jong prepared about Tim waits for Dr
 * Vos.
 */
export async function loadDossiers(acts: KeptActs, { accounts, employers, today }: LoadedSoFar): Promise<DemoDossiers> {
  const [vos, smit] = [textIn(accounts, 'dr-vos'), textIn(accounts, 'dr-smit')];
  const sick = (name: string, officer: string, employerId: string, body: object, daysAgo: number): Promise<Kept> =>
    acts.ask(`sick-${name}`, officer, `/v1/employers/${employerId}/sick-reports`, {
      body: { ...body, firstDay: plainDate(today).subtract({ days: daysAgo }).toString() },
    });
  await linkJan(acts, employers.acme);
  const janSick = await sick('jan', 'acme-hr', employers.acme, sickJan, 9);
  const elsSick = await sick('els', 'acme-hr', employers.acme, sickEls, 4);
  await sick('noor', 'acme-hr', employers.acme, sickNoor, 1);
  const pietSick = await sick('piet', 'globex-hr', employers.globex, sickPiet, 2);
  const ids = {
    jan: textIn(janSick, 'employeeId'),
    els: textIn(elsSick, 'employeeId'),
    piet: textIn(pietSick, 'employeeId'),
  };

  await responsible(acts, 'jan', ids.jan, vos);
  await responsibleByLetter(acts, 'els', ids.els, vos, today);
  await responsibleByLetter(acts, 'piet', ids.piet, smit, today);
  await loadTraining(acts, { traineeId: textIn(accounts, 'dr-jong'), supervisorId: vos }, employers.globex, today);
  await delegate(acts, textIn(accounts, 'anna'), ids.jan, today);
  const sofie = await loadExamination(acts, employers.acme, vos);
  const janPiece = await loadJansEntries(acts, ids.jan, today);
  const janAbsence = textIn(janSick, 'absenceId');
  await answerAboutJan(acts, janAbsence);
  await startJansFile(acts, janAbsence, today);
  await payJan(acts, ids.jan);
  // V7 — waits for the letter to Els, who has no account.
  await acts.ask('contact-els', 'dr-vos', `/v1/absences/${textIn(elsSick, 'absenceId')}/reintegration-parts`, {
    body: { part: 'next-doctor-contact', content: { on: addTerm(today, 'P2W'), everyWeeks: null } },
  });
  await loadMandate(acts, ids.jan, today);
  await loadMessages(acts, ids.jan);
  await loadConsultations(acts, ids.jan, smit);
  // Els's stays open: it waits for Dr Vos.
  await acts.ask('question-els', 'acme-hr', `/v1/absences/${textIn(elsSick, 'absenceId')}/questions`, {
    body: { question: 'fit-for-own-work' },
  });
  return { ...ids, sofie, janPiece, janAbsence };
}

/** V8 — the re-integration file: the plan, what is done, and the wage value that the employer sets. */
async function startJansFile(acts: KeptActs, absenceId: string, today: string): Promise<void> {
  const path = `/v1/absences/${absenceId}/reintegration-parts`;
  const activity = { activity: 'workplace-visit', status: 'planned', plannedFor: addTerm(today, 'P2W'), doneOn: null };
  await acts.ask('plan-jan', 'carlo', path, { body: { part: 'plan', content: { agreedOn: today, goal: 'own-work' } } });
  await acts.ask('activity-jan', 'leo', path, { body: { part: 'activity', content: activity } });
  await acts.ask('wage-jan', 'acme-hr', path, { body: { part: 'wage-value', content: { from: today, percent: 50 } } });
}

/** D7 — Acme's agreement is about the payroll: what Jan is paid, which Pim and he himself read and nobody else. */
async function payJan(acts: KeptActs, employeeId: string): Promise<void> {
  const path = `/v1/employees/${employeeId}/employments`;
  const [employment] = itemsIn(accepted('pim', path, await acts.caller.ask('pim', path)));
  await acts.ask('payroll-jan', 'pim', `/v1/employees/${employeeId}/payroll-terms`, {
    body: {
      employmentId: textIn(employment ?? {}, 'id'),
      effectiveFrom: textIn(employment ?? {}, 'startsOn'),
      hoursPerWeek: 36,
      grossWageCents: 312_500,
      payPeriod: 'month',
      wageTaxCredit: true,
      iban: 'NL91ABNA0417164300',
    },
  });
}

async function linkJan(acts: KeptActs, acme: string): Promise<void> {
  const inTheStaffFile = async (): Promise<string> => {
    const path = `/v1/employers/${acme}/employees`;
    const staff = itemsIn(accepted('acme-hr', path, await acts.caller.ask('acme-hr', path)));
    return textIn(staff.find((each) => each['staffNumber'] === sickJan.staffNumber) ?? {}, 'id');
  };
  await linkDossier(acts, jan.subject, inTheStaffFile, janWasBornOn);
}

async function responsible(acts: KeptActs, name: string, employeeId: string, doctorId: string): Promise<Kept> {
  return acts.ask(`responsible-${name}`, 'dr-kern', `/v1/employees/${employeeId}/responsibilities`, {
    body: { doctorId },
  });
}

/** S9 — an employee without an account is told by letter, before the first opening. */
async function responsibleByLetter(
  acts: KeptActs,
  name: string,
  employeeId: string,
  doctorId: string,
  today: string,
): Promise<void> {
  const given = await responsible(acts, name, employeeId, doctorId);
  await acts.ask(`told-${name}`, 'dr-kern', `/v1/responsibilities/${textIn(given, 'responsibilityId')}/telling`, {
    body: { postedOn: today },
  });
}

/** S2, S3 — Anna signs the separate declaration and is instructed; only then Dr Vos delegates. */
async function delegate(acts: KeptActs, annaId: string, employeeId: string, today: string): Promise<void> {
  await sign(acts, 'anna', 'derived-secrecy');
  await acts.ask('instruction-anna', 'dr-vos', `/v1/accounts/${annaId}/instructions`, { body: { givenOn: today } });
  await acts.ask('delegation-anna', 'dr-vos', '/v1/delegations', {
    body: { assistantId: annaId, employeeIds: [employeeId], actions: ['read', 'record'], until: addTerm(today, 'P3M') },
  });
}

async function loadJansEntries(acts: KeptActs, employeeId: string, today: string): Promise<string> {
  const path = `/v1/employees/${employeeId}/entries`;
  const entry = await acts.ask('entry-jan', 'dr-vos', path, {
    body: {
      entryOn: today,
      pieces: [
        { item: 'M35', text: 'Hernia L5-S1 (invented, like everything here).' },
        { item: 'M56', text: 'Telephone consultation: sitting is possible for half an hour.' },
      ],
    },
  });
  await acts.ask('letter-jan', 'anna', path, {
    body: { entryOn: today, pieces: [{ item: 'M49', text: 'Letter of the neurologist: no operation for now.' }] },
  });
  const [first] = Array.isArray(entry['pieceIds']) ? (entry['pieceIds'] as string[]) : [];
  // I4 — Jan sees it otherwise, and says so beside the doctor's text.
  await acts.ask('statement-jan', jan.subject, `/v1/pieces/${first ?? ''}/statements`, {
    body: { version: 1, text: 'It began at work, when the pallets came in (invented too).' },
  });
  await acts.ask('exposure-jan', 'dr-vos', `/v1/employees/${employeeId}/exposures`, {
    body: { agentClass: 'asbestos', agent: null, from: '1990-01-01', until: '1995-12-31', source: 'His own account.' },
  });
  // S12 — seen by Dr Vos alone, and gone within three months.
  await acts.ask('note-jan', 'dr-vos', `/v1/employees/${employeeId}/working-notes`, {
    body: { text: 'Ask next time how the new chair is.' },
  });
  return first ?? '';
}

/** V1, V7 — a question about the running absence, and the answer, the same for employer and employee. */
async function answerAboutJan(acts: KeptActs, absenceId: string): Promise<void> {
  const question = await acts.ask('question-jan', 'acme-hr', `/v1/absences/${absenceId}/questions`, {
    body: { question: 'fit-for-own-work' },
  });
  await acts.ask('verdict-jan', 'dr-vos', `/v1/questions/${textIn(question, 'questionId')}/verdicts`, {
    body: { outcome: 'unfit' },
  });
  await acts.ask('advice-jan', 'dr-vos', `/v1/absences/${absenceId}/advice`, {
    body: { items: [{ item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] }] },
  });
}
