import { plainDate } from '../../../platform/calendar/local-date.js';
import { itemsIn, textIn } from '../../asking/caller.js';
import { signInOnPage } from '../../asking/code-flow.js';
import { janWasBornOn, sickEls, sickJan } from '../../records/acme-staff.js';
import type { Stage } from '../stage.js';

/** Two absent employees of Acme. */
export interface Absent {
  readonly jan: string;
  readonly janAbsence: string;
  readonly els: string;
  readonly elsAbsence: string;
}

export async function absenceAndDoctor(stage: Stage, acme: string): Promise<Absent> {
  const absent = await sickReports(stage, acme);
  await ownDossier(stage, absent.jan);
  await responsibility(stage, absent);
  return absent;
}

async function sickReports({ narrator, today }: Stage, acme: string): Promise<Absent> {
  narrator.chapter(
    'A sick report',
    'V9 — name, address, phone and first day: there is no field in which one could say why.',
  );
  const path = `/v1/employers/${acme}/sick-reports`;
  const firstDay = plainDate(today).subtract({ days: 9 }).toString();
  await narrator.step({
    who: 'acme-hr',
    does: 'reports Jan sick and adds what he told her',
    path,
    answers: 400,
    body: { ...sickJan, firstDay, reason: 'his back' },
  });
  const jan = (
    await narrator.step({
      who: 'acme-hr',
      does: 'reports him sick',
      path,
      answers: 201,
      body: { ...sickJan, firstDay },
      seeing: ({ known }) => [`on record from the staff file: ${String(known)}`],
    })
  ).body;
  const els = (
    await narrator.step({
      who: 'acme-hr',
      does: 'reports Els too, who has no account',
      path,
      answers: 201,
      body: { ...sickEls, firstDay: today },
    })
  ).body;
  narrator.call(textIn(jan, 'employeeId'), 'Jan');
  narrator.call(textIn(jan, 'absenceId'), "Jan's-absence");
  narrator.call(textIn(els, 'employeeId'), 'Els');
  narrator.call(textIn(els, 'absenceId'), "Els's-absence");
  return {
    jan: textIn(jan, 'employeeId'),
    janAbsence: textIn(jan, 'absenceId'),
    els: textIn(els, 'employeeId'),
    elsAbsence: textIn(els, 'absenceId'),
  };
}

async function ownDossier({ narrator, caller }: Stage, jan: string): Promise<void> {
  narrator.chapter(
    'Jan links his own dossier',
    'S7, I1, D10 — with a code that two people let go on paper, with what only he knows, and with two factors.',
  );
  const invited = await narrator.step({
    who: 'ada',
    does: 'invites the person behind this dossier, of which she sees nothing',
    path: `/v1/employees/${jan}/invitations`,
    post: true,
    answers: 201,
  });
  const invitationId = textIn(invited.body, 'invitationId');
  narrator.call(invitationId, 'invitation');
  const letter = { path: `/v1/invitations/${invitationId}/letter`, post: true } as const;
  await narrator.step({ ...letter, who: 'ada', does: 'tries to print the letter with its code herself', answers: 403 });
  const printed = await narrator.step({
    ...letter,
    who: 'abel',
    does: 'prints it; nobody knew the code',
    answers: 201,
    seeing: ({ asks }) => [`the letter says what will be asked, whichever is on record: ${String(asks)}`],
  });
  const path = '/v1/invitations/acceptance';
  const body = { code: textIn(printed.body, 'invitationCode'), birthDate: janWasBornOn };
  const other = {
    who: 'acme-hr',
    does: "tries Jan's letter, which she found, with her own sign-in",
    path,
    answers: 403,
  };
  await narrator.step({ ...other, body });
  const accept = { who: 'jan', path, body };
  narrator.say("Jan signs in at the issuer's page, in a browser, with his password alone …");
  const weak = await signInOnPage(caller.place.issuerUrl, 'jan', { level: 'urn:dossierkluis:one-factor' });
  const refused = await narrator.step({ ...accept, does: 'types the code', token: weak, answers: 401 });
  const header = refused.headers.get('www-authenticate') ?? '';
  narrator.say(`… and is told what is missing (RFC 9470): WWW-Authenticate: ${header}`);
  const challenge = challengeIn(header);
  const strong = await signInOnPage(caller.place.issuerUrl, 'jan', {
    level: 'urn:dossierkluis:two-factors',
    challenge,
  });
  await narrator.step({
    ...accept,
    does: 'types it once more, signed in with a second factor',
    token: strong,
    answers: 201,
  });
  await narrator.step({
    who: 'jan',
    does: 'looks who he is here',
    path: '/v1/me',
    answers: 200,
    token: strong,
    seeing: ({ roles, employeeIds }) => [
      `roles: ${(roles as { role: string }[]).map(({ role }) => role).join(', ')}`,
      `own dossiers: ${JSON.stringify(employeeIds)}`,
    ],
  });
}

async function responsibility({ narrator, today }: Stage, { jan, els }: Absent): Promise<void> {
  narrator.chapter(
    'Who is the doctor',
    'S9 — given by the core-expert or the staff doctor, and the employee is told before anything is opened.',
  );
  await narrator.step({
    who: 'dr-kern',
    does: 'was told that Jan has no doctor, and finds who else waits for one; not why (S7)',
    path: '/v1/waiting',
    answers: 200,
    seeing: (page) => itemsIn(page).map(({ what, since }) => `${String(what)}, since ${String(since)}`),
  });
  const found = await narrator.step({
    who: 'dr-kern',
    does: 'looks who could be one',
    path: '/v1/doctors?for=responsibility',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ name }) => String(name)),
  });
  const vos = itemsIn(found.body).find(({ name }) => String(name).startsWith('Dr Vos'));
  const body = { doctorId: textIn(vos ?? {}, 'id') };
  const path = `/v1/employees/${jan}/responsibilities`;
  await narrator.step({ who: 'ada', does: 'tries to give Jan a doctor', path, body, answers: 403 });
  await narrator.step({ who: 'acme-hr', does: "tries to choose Jan's doctor", path, body, answers: 403 });
  await narrator.step({
    who: 'dr-vos',
    does: 'opens the dossier before anybody gave it to him',
    path: `/v1/employees/${jan}/pieces`,
    answers: 404,
  });
  await narrator.step({
    who: 'dr-kern',
    does: 'gives Dr Vos the responsibility',
    path,
    body,
    answers: 201,
    seeing: ({ told }) => [`Jan was told: ${String(told)}`],
  });
  await narrator.step({
    who: 'jan',
    does: 'reads what he was told',
    path: '/v1/notices',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ code }) => `notice: ${String(code)}`),
  });
  const given = await narrator.step({
    who: 'dr-kern',
    does: 'gives him Els as well, who can only be told by letter',
    path: `/v1/employees/${els}/responsibilities`,
    body,
    answers: 201,
    seeing: ({ told }) => [`Els was told: ${String(told)}`],
  });
  const pieces = `/v1/employees/${els}/pieces`;
  await narrator.step({ who: 'dr-vos', does: 'opens her dossier before the letter went', path: pieces, answers: 404 });
  await narrator.step({
    who: 'dr-kern',
    does: 'records that the letter was posted',
    body: { postedOn: today },
    answers: 201,
    path: `/v1/responsibilities/${textIn(given.body, 'responsibilityId')}/telling`,
  });
  await narrator.step({ who: 'dr-vos', does: 'opens it now', path: pieces, answers: 200 });
}

/** What a challenge asks of the issuer: its `acr_values` and `max_age` (RFC 9470, 3). */
export function challengeIn(header: string): Record<string, string> {
  return Object.fromEntries(
    [...header.matchAll(/(acr_values|max_age)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
