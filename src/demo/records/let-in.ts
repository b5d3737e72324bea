import { asOwner } from '../../platform/stores/migrate/as-owner.js';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import { addTerm } from '../../platform/calendar/term.js';
import { bootstrap } from '../../records/accounts/bootstrap/bootstrap.js';
import { firstPeopleOf } from '../../records/accounts/bootstrap/first-people.js';
import { firstTexts } from '../../records/accounts/bootstrap/first-texts.js';
import { loadPolicies } from '../../safeguards/access/policy/compile-policies.js';
import { itemsIn, textIn, accepted, type Answer } from '../asking/caller.js';
import { firstPeople } from '../people/demo-people.js';
import type { Kept, KeptActs } from './kept-acts.js';

/** What `npm run bootstrap` does, once: the keeper of the accounts and the staff doctor are invited. */
export async function letFirstPeopleIn(acts: KeptActs, ownerUrl: string, today: string): Promise<void> {
  const [keeper, doctor] = firstPeople;
  const codes = await acts.once('bootstrap', async () => {
    const people = firstPeopleOf({
      'accounts-keeper': keeper.name,
      doctor: doctor.name,
      'doctor-registration': '19012345601',
      'doctor-registered-until': addTerm(today, 'P5Y'),
    });
    const policies = projectFolder('policies');
    return {
      ...(await asOwner(ownerUrl, (owner) => bootstrap(owner, people, firstTexts(policies), loadPolicies(policies)))),
    };
  });
  await link(acts, keeper.subject, textIn(codes, 'accountsKeeper'));
  await link(acts, doctor.subject, textIn(codes, 'doctor'));
  await sign(acts, keeper.subject, 'general-undertaking');
  await sign(acts, doctor.subject, 'general-undertaking');
}

/** Of a hired person: until when, and under which agreement (P1). */
export interface Hire {
  readonly hiredUntil: string;
  readonly processingAgreementId: string;
}

/** Ada makes an account. @returns its id, and the code that would travel on paper */
export async function invite(
  acts: KeptActs,
  subject: string,
  person: { name: string; kind: string } & Partial<Hire>,
): Promise<Kept> {
  return acts.once(`invite-${subject}`, async () => {
    const made = await acts.ask(`account-${subject}`, 'ada', '/v1/accounts', { body: person });
    if (made['invitationCode'] !== null) {
      return made;
    }
    // Its code was shown to a launcher that didn't live to keep it: only its digest is known, so there is a new one.
    return acts.ask(`code-${subject}`, 'ada', `/v1/accounts/${textIn(made, 'accountId')}/invitations`, { post: true });
  });
}

/** The person links the account, or the own dossier, that a code is for. */
export async function link(acts: KeptActs, subject: string, code: string, birthDate?: string): Promise<void> {
  const path = '/v1/invitations/acceptance';
  await acts.once(`link-${subject}`, async () => {
    const answer = await acts.caller.ask(subject, path, {
      body: { code, ...(birthDate !== undefined && { birthDate }) },
    });
    // A sign-in without an account has nowhere to keep a repeated answer: it may have been linked by a killed launcher.
    return answer.status === 403 && (await isLinked(acts, subject)) ? {} : accepted(subject, path, answer);
  });
}

async function isLinked(acts: KeptActs, subject: string): Promise<boolean> {
  const { body } = await acts.caller.ask(subject, '/v1/me');
  return body['account'] !== null && body['account'] !== undefined;
}

/** The person signs the current text of a kind, as it was shown. */
export async function sign(acts: KeptActs, subject: string, kind: string): Promise<void> {
  await acts.once(`sign-${kind}-${subject}`, async () => {
    const path = '/v1/declaration-texts';
    const text = currentText(accepted(subject, path, await acts.caller.ask(subject, path)), kind);
    return acts.ask(`signature-${kind}-${subject}`, subject, '/v1/declarations', {
      body: { textId: textIn(text, 'id'), digest: textIn(text, 'digest') },
    });
  });
}

/** The text of a kind among those that can be signed. @throws Error when there is none */
export function currentText(body: Answer['body'], kind: string): Answer['body'] {
  const text = itemsIn(body).find((each) => each['kind'] === kind);
  if (text === undefined) {
    throw new Error(`There is no text of the kind ${kind}.`);
  }
  return text;
}
