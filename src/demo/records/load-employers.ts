import { plainDate } from '../../platform/calendar/local-date.js';
import { accepted, textIn } from '../asking/caller.js';
import { colleagues, type DemoColleague } from '../people/demo-people.js';
import { acmeStaff } from './acme-staff.js';
import type { KeptActs } from './kept-acts.js';
import { giveRole, type Accounts } from './load-people.js';

/** The two employers of the demo. */
export interface DemoEmployers {
  readonly acme: string;
  readonly globex: string;
}

/**
 * Acme's agreement includes payroll, so it may bring in all its staff (V9), and examinations, and gives it the doctor's advice; Globex chose the
 * narrower edition, the verdict alone (V5).
 */
const employers = {
  acme: {
    name: 'Acme Logistiek',
    registrationNumber: '27312152',
    sector: 'transport',
    city: 'Horst',
    services: ['absence-guidance', 'payroll', 'examinations'],
    disclosureEdition: 'current',
  },
  globex: {
    name: 'Globex Techniek',
    registrationNumber: '30099122',
    sector: 'industry',
    city: 'Venlo',
    services: ['absence-guidance'],
    disclosureEdition: 'statement-2019',
  },
} as const;

/** Mara records the employers and their agreements; who works for one of them gets the role there. */
export async function loadEmployers(acts: KeptActs, accounts: Accounts, today: string): Promise<DemoEmployers> {
  const loaded = { acme: await loadEmployer(acts, 'acme', today), globex: await loadEmployer(acts, 'globex', today) };
  for (const person of colleagues as readonly DemoColleague[]) {
    const { employer } = person.engagement;
    const accountId = accounts[person.subject];
    if (employer !== undefined && accountId !== undefined) {
      await giveRole(acts, person, accountId, loaded[employer]);
    }
  }
  // The same file twice changes nothing, so this needs no Idempotency-Key.
  const path = `/v1/employers/${loaded.acme}/staff-imports`;
  await acts.once('staff-acme', async () =>
    accepted(
      'acme-hr',
      path,
      await acts.caller.ask('acme-hr', path, {
        file: { type: 'text/csv; charset=utf-8', text: acmeStaff },
      }),
    ),
  );
  return loaded;
}

/** An employer with its agreement. @returns its id */
export async function loadEmployer(acts: KeptActs, which: keyof DemoEmployers, today: string): Promise<string> {
  const { name, registrationNumber, services, disclosureEdition } = employers[which];
  const employer = await acts.ask(`employer-${which}`, 'mara', '/v1/employers', { body: { name, registrationNumber } });
  const employerId = textIn(employer, 'employerId');
  await acts.ask(`agreement-${which}`, 'mara', `/v1/employers/${employerId}/agreements`, {
    body: {
      services,
      from: plainDate(today).subtract({ years: 1 }).toString(),
      bearsSickPayRisk: false,
      disclosureEdition,
    },
  });
  await loadRelation(acts, which, employerId, today);
  return employerId;
}

/** Its organisation, somebody to speak to, and that one spoke: in codes, for no word about an employee belongs there (D3). */
async function loadRelation(
  acts: KeptActs,
  which: keyof DemoEmployers,
  employerId: string,
  today: string,
): Promise<void> {
  const { name, sector, city } = employers[which];
  const at = `/v1/employers/${employerId}`;
  await acts.ask(`organisation-${which}`, 'mara', `${at}/amendments`, {
    body: {
      version: 1,
      name,
      sector,
      country: 'NL',
      visitingAddress: { street: 'Stationsstraat', houseNumber: '12', postcode: '5961 AB', city },
    },
  });
  const contact = await acts.ask(`contact-${which}`, 'mara', `${at}/contact-persons`, {
    body: {
      name: which === 'acme' ? 'Hanna de Wit' : 'Gerard Smeets',
      function: 'human-resources',
      phone: '0773980000',
      email: `hr@${which}.example`,
      from: today,
    },
  });
  await acts.ask(`spoke-${which}`, 'mara', `${at}/contact-moments`, {
    body: {
      on: today,
      direction: 'from-the-employer',
      channel: 'phone',
      subject: 'service-level',
      contactPersonId: textIn(contact, 'contactPersonId'),
      nextStep: 'none',
    },
  });
}
