import { addTerm } from '../../platform/calendar/term.js';
import { textIn } from '../asking/caller.js';
import { colleagues, type DemoColleague } from '../people/demo-people.js';
import type { KeptActs } from './kept-acts.js';
import { invite, letFirstPeopleIn, link, sign, type Hire } from './let-in.js';

/** The accounts of the demo people by subject, the employee's excepted. */
export type Accounts = Readonly<Record<string, string>>;

/** Lets everybody in who works for the service or for an employer, with the roles that don't ask for an employer. */
export async function loadPeople(acts: KeptActs, ownerUrl: string, today: string): Promise<Accounts> {
  await letFirstPeopleIn(acts, ownerUrl, today);
  const accounts: Record<string, string> = {};
  for (const person of colleagues as readonly DemoColleague[]) {
    const { subject, name, kind, registration, engagement } = person;
    const invited = await invite(acts, subject, { name, kind, ...(kind === 'hired' && (await hire(acts, today))) });
    const accountId = textIn(invited, 'accountId');
    accounts[subject] = accountId;
    await link(acts, subject, textIn(invited, 'invitationCode'));
    if (kind !== 'external') {
      await sign(acts, subject, 'general-undertaking');
    }
    if (engagement.employer === undefined) {
      await giveRole(acts, person, accountId);
    }
    // S15 — a registration is checked of somebody who is to be a doctor.
    if (registration !== undefined) {
      await acts.ask(`registration-${subject}`, 'dr-staf', `/v1/accounts/${accountId}/registrations`, {
        body: { number: registration, checkedOn: today, validUntil: addTerm(today, 'P5Y') },
      });
    }
  }
  return accounts;
}

/** P1 — for a year, under the partner organisation's processing agreement, which Ada records and Abel confirms. */
async function hire(acts: KeptActs, today: string): Promise<Hire> {
  const until = addTerm(today, 'P1Y');
  const recorded = await acts.ask('processing-agreement', 'ada', '/v1/processing-agreements', {
    body: { organisation: 'Partner Arbeidsdeskundigen B.V.', country: 'NL', signedOn: today, from: today, until },
  });
  const processingAgreementId = textIn(recorded, 'processingAgreementId');
  const path = `/v1/processing-agreements/${processingAgreementId}/confirmation`;
  await acts.ask('processing-agreement-confirmed', 'abel', path, { post: true });
  return { hiredUntil: until, processingAgreementId };
}

/** The role in force: proposed, approved and, where its page asks for that, confirmed, each by another person (S7). */
export async function giveRole(
  acts: KeptActs,
  { subject, engagement }: DemoColleague,
  accountId: string,
  employerId?: string,
): Promise<void> {
  const { role, approvedBy, confirmedBy } = engagement;
  const proposed = await acts.ask(`role-${subject}`, 'ada', `/v1/accounts/${accountId}/roles`, {
    body: { role, ...(employerId !== undefined && { employerId }) },
  });
  const path = `/v1/roles/${textIn(proposed, 'roleId')}`;
  await acts.ask(`role-${subject}-approved`, approvedBy, `${path}/approval`, { post: true });
  if (confirmedBy !== undefined) {
    await acts.ask(`role-${subject}-confirmed`, confirmedBy, `${path}/confirmation`, { post: true });
  }
}
