import { plainDate } from '../../../platform/calendar/local-date.js';
import { textIn } from '../../asking/caller.js';
import { colleagues, type DemoColleague } from '../../people/demo-people.js';
import { acmeStaff } from '../../records/acme-staff.js';
import { loadEmployer } from '../../records/load-employers.js';
import { giveRole } from '../../records/load-people.js';
import type { Stage } from '../stage.js';

/** @returns the employer's id */
export async function agreementAndStaff(stage: Stage): Promise<string> {
  const acme = await agreement(stage);
  await roles(stage, acme);
  await staff(stage, acme);
  return acme;
}

async function agreement({ narrator, today }: Stage): Promise<string> {
  narrator.chapter(
    'The agreement',
    'D7 — what may be recorded of an employee follows from the services that the agreement names.',
  );
  const { body } = await narrator.step({
    who: 'mara',
    does: 'records a new customer',
    path: '/v1/employers',
    answers: 201,
    body: { name: 'Acme Logistiek', registrationNumber: '27312152' },
  });
  const acme = textIn(body, 'employerId');
  narrator.call(acme, 'Acme');
  await narrator.step({
    who: 'mara',
    does: 'records what is agreed; each field is asked for, for silence is refusal',
    answers: 400,
    path: `/v1/employers/${acme}/agreements`,
    body: { services: ['absence-guidance', 'payroll', 'examinations'], from: today },
  });
  const { body: made } = await narrator.step({
    who: 'mara',
    does: 'records it whole',
    path: `/v1/employers/${acme}/agreements`,
    answers: 201,
    body: {
      services: ['absence-guidance', 'payroll', 'examinations'],
      from: plainDate(today).subtract({ years: 1 }).toString(),
      bearsSickPayRisk: false,
      disclosureEdition: 'current',
    },
  });
  const { body: agreed } = await narrator.step({
    who: 'mara',
    does: 'looks up what this lets be recorded of anybody at Acme',
    path: `/v1/agreements/${textIn(made, 'agreementId')}/recordable`,
    answers: 200,
  });
  narrator.say(`Under this agreement: ${categoriesIn(agreed)}.`);
  await narrator.step({
    who: 'mara',
    does: 'notes a call, and wants to add that Jan is ill again: there is no field for it (D3)',
    path: `/v1/employers/${acme}/contact-moments`,
    answers: 400,
    body: { on: today, direction: 'from-the-employer', channel: 'phone', subject: 'other', remark: 'Jan is ill again' },
  });
  await narrator.step({
    who: 'mara',
    does: 'notes it in codes',
    path: `/v1/employers/${acme}/contact-moments`,
    answers: 201,
    body: { on: today, direction: 'from-the-employer', channel: 'phone', subject: 'reporting', nextStep: 'none' },
  });
  return acme;
}

/** What may be recorded, by its names: 'absence, identity, payroll'. */
function categoriesIn({ recordable }: Readonly<Record<string, unknown>>): string {
  const names = (recordable as readonly { readonly category: string }[]).map(({ category }) => category);
  return [...new Set(names)].sort().join(', ');
}

async function roles({ narrator, acts, accounts, today }: Stage, acme: string): Promise<void> {
  narrator.chapter('Roles', 'S7 — nobody gives more than he holds, and nobody a role alone.');
  const carlo = textIn(accounts, 'carlo');
  const { body } = await narrator.step({
    who: 'ada',
    does: 'proposes Carlo as case manager for Acme',
    path: `/v1/accounts/${carlo}/roles`,
    answers: 201,
    body: { role: 'case-manager', employerId: acme },
  });
  const path = `/v1/roles/${textIn(body, 'roleId')}/approval`;
  await narrator.step({ who: 'ada', does: 'tries to approve it as well', path, post: true, answers: 403 });
  await narrator.step({
    who: 'dr-staf',
    does: 'approves it',
    path,
    post: true,
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  const globex = await loadEmployer(acts, 'globex', today);
  for (const person of colleagues as readonly DemoColleague[]) {
    const { employer } = person.engagement;
    if (employer !== undefined && person.subject !== 'carlo') {
      await giveRole(acts, person, textIn(accounts, person.subject), employer === 'acme' ? acme : globex);
    }
  }
  narrator.say(
    "Leo, labour expert, and Hanna, Acme's officer, get their roles in the same way; Gerard his, for another employer.",
  );
}

async function staff({ narrator }: Stage, acme: string): Promise<void> {
  narrator.chapter(
    'The staff file',
    'V9 — staff without absence is accepted under an agreement that needs it; remarks and citizen numbers are never read.',
  );
  const path = `/v1/employers/${acme}/staff-imports`;
  const file = { type: 'text/csv; charset=utf-8', text: acmeStaff };
  await narrator.step({
    who: 'acme-hr',
    does: 'sends the list of staff as her payroll package writes it',
    path,
    file,
    answers: 201,
    seeing: ({ rows, accepted, added, refusals }) => [
      `rows: ${String(rows)}, accepted: ${String(accepted)}, added: ${String(added)}`,
      `refused, without what stood there: ${JSON.stringify(refusals)}`,
    ],
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'sends the same file again: nothing changes',
    path,
    file,
    answers: 201,
    seeing: ({ added, changed, unchanged }) => [
      `added: ${String(added)}, changed: ${String(changed)}, unchanged: ${String(unchanged)}`,
    ],
  });
  await narrator.step({
    who: 'mara',
    does: 'tries it too: no datum of an employee passes through the employer dossier (D3)',
    path,
    file,
    answers: 403,
  });
}
