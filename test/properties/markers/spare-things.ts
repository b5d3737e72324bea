import { randomUUID } from 'node:crypto';
import { pdf } from '../../../src/platform/files/files.fixture.js';
import type { MarkedHouse } from './marked-house.js';
import { CONTACT, NOTE, PAID } from './write-requests.js';

const DOCUMENT = { headers: { 'content-type': 'application/octet-stream' } };

/** What the writes of the census are aimed at, each in the state in which it can be done: nobody misses it afterwards. */
export async function spareThings(house: MarkedHouse): Promise<void> {
  const { cast } = house;
  const [spare, smit] = [house.id('spare'), house.id('dr-smit')];
  const one = async (statement: string, ...values: unknown[]): Promise<string> => {
    const [row] = await cast.sql<{ id: string }>(statement, values);
    return row?.id ?? '';
  };
  house.call('spare.declaration', await cast.declaration(house.id('no-role'), 'derived-secrecy'));
  house.call('spare.delegation', await cast.delegation(house.id('dr-vos'), spare, house.id('wim')));
  house.call('spare.responsibility', await cast.responsibility(house.id('kees'), smit, false));
  const agreement = await one('SELECT id FROM access.agreement WHERE employer_id = $1', house.id('initech'));
  house.call('spare.agreement', agreement);
  const pending = await one(
    `INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $3) RETURNING id`,
    randomUUID(),
    house.id('bob'),
    house.id('dr-both'),
  );
  house.call('bob.responsibility', pending);
  const proposed = await one(
    `INSERT INTO access.role (id, account_id, role, circle, valid_from, proposed_by, needs_approval, needs_confirmation)
     VALUES ($1, $2, 'company-doctor', 'doctor', platform.clock(), $3, true, true) RETURNING id`,
    randomUUID(),
    spare,
    house.id('ada'),
  );
  house.call('spare-role', proposed);
  // Of somebody who is shut out already: nobody is to lose what he has before the rest was asked.
  await one(
    `INSERT INTO access.role (id, account_id, role, circle, valid_from, proposed_by, needs_approval, needs_confirmation)
     VALUES ($1, $2, 'company-doctor', 'doctor', platform.clock(), $3, true, true)`,
    randomUUID(),
    house.id('shut'),
    house.id('ada'),
  );
  const { accountId } = await house.done('ada', '/v1/accounts', {
    kind: 'staff',
    name: house.mint.word('newcomer.account'),
  });
  house.call('newcomer', accountId);
  await house.done('ada', `/v1/accounts/${house.id('shut')}/suspension`);
  const text = "SELECT id FROM access.declaration_text WHERE kind = 'derived-secrecy'";
  house.call('text', await one(text));
  house.call('text.digest', await one(text.replace('id', "encode(digest, 'hex') AS id")));
  const { invitationId } = await house.done('ada', `/v1/employees/${house.id('kees')}/invitations`);
  house.call('spare.invitation', invitationId);
  const present = await cast.employee({ employerId: house.id('initech') });
  const invited = await house.done('ada', `/v1/employees/${present.employeeId}/invitations`);
  house.call('present.invitation', invited['invitationId']);
  const stranger = await cast.person('a-stranger', { kind: 'employee' });
  const linked = await cast.employee({ employerId: house.id('initech'), accountId: stranger });
  for (const name of ['spare.linkEnding', 'own.linkEnding']) {
    const contested = await one(
      `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at)
       VALUES ($1, $2, $3, $4, platform.clock() + interval '1 day') RETURNING id`,
      randomUUID(),
      linked.employeeId,
      stranger,
      house.id('abel'),
    );
    house.call(name, contested);
  }
  const { deputisingId } = await house.done('dr-staf', '/v1/deputisings', {
    absentDoctorId: house.id('dr-vos'),
    deputyId: house.id('dr-kern'),
    from: house.laterOn,
    until: house.laterOn,
    reason: 'leave',
  });
  house.call('spare.deputising', deputisingId);
  const duty = (employee: string, doctor: string): Promise<string> =>
    one(
      `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until)
       VALUES ($1, $2, $3, 'continuity', platform.clock() + interval '1 day') RETURNING id`,
      randomUUID(),
      house.id(employee),
      house.id(doctor),
    );
  house.call('spare.duty', await duty('bob', 'dr-kern'));
  house.call('spare.untoldDuty', await duty('ria', 'dr-kern'));
  const earlier = await one(
    `INSERT INTO desk.earlier_dossier (id, employer_id, employee_id, earlier_id) VALUES ($1, $2, $3, $4) RETURNING id`,
    randomUUID(),
    house.id('acme'),
    house.id('bob'),
    house.id('kees'),
  );
  house.call('spare.earlierDossier', earlier);
  const { accountId: traineeId } = await house.done('ada', '/v1/accounts', {
    kind: 'staff',
    name: house.mint.word('trainee.account'),
  });
  house.call('trainee', traineeId);
  await house.done('ada', `/v1/accounts/${house.id('trainee')}/roles`, { role: 'doctor-in-training' });
  const { trainingId } = await house.done('dr-staf', '/v1/trainings', {
    traineeId,
    supervisorId: house.id('dr-vos'),
    from: house.laterOn,
    until: house.laterOn,
  });
  house.call('spare.training', trainingId);
  const { medicalProxyId } = await house.done('dr-staf', `/v1/employees/${house.id('bob')}/medical-proxies`, {
    party: 'employer',
    name: house.mint.word('spare.proxyName'),
    number: house.mint.digits('spare.proxyNumber', '8', 10),
    dispute: 'civil-suit',
    until: house.laterOn,
  });
  house.call('spare.proxy', medicalProxyId);
  house.call('spare.processing', await cast.processingAgreement());
  const { processingAgreementId } = await house.done('abel', '/v1/processing-agreements', {
    organisation: house.mint.word('waiting.processor'),
    country: 'NL',
    signedOn: house.today,
    from: house.today,
    until: house.laterOn,
  });
  house.call('waiting.processing', processingAgreementId);
  const globex = `/v1/employers/${house.id('globex')}`;
  const contact = { ...CONTACT, name: house.mint.word('spare.contactName') };
  const { contactPersonId } = await house.done('relations', `${globex}/contact-persons`, contact);
  house.call('spare.contact', contactPersonId);
  const { contactMomentId } = await house.done('relations', `${globex}/contact-moments`, NOTE);
  house.call('spare.moment', contactMomentId);
  const emergency = await one(
    `INSERT INTO access.emergency (id, employee_id, opened_by, ground, opened_at, valid_until, tell_by, review_by)
     VALUES ($1, $2, $3, 'life-in-danger', platform.clock() - interval '2 days', platform.clock() - interval '1 day',
             platform.clock(), platform.today() + 7) RETURNING id`,
    randomUUID(),
    house.id('bob'),
    smit,
  );
  house.call('spare.emergency', emergency);
  const review = await one(
    `WITH review AS (INSERT INTO access.log_review (id, month, seed, sample_size, drawn_from, opened_by)
       VALUES ($1, '2024-02-01', repeat('0', 64), 1, 1, $2) RETURNING id)
     INSERT INTO access.log_review_line (review_id, line_id, why, caused_by) SELECT id, 1, 'sample', $2 FROM review
     RETURNING review_id AS id`,
    randomUUID(),
    smit,
  );
  house.call('spare.review', review);
  await house.done('jan', `/v1/employees/${house.id('jan')}/private-contacts`, {
    item: 'email',
    email: `${house.mint.word('jan.privateEmail')}@example.org`,
    shownTo: ['employer', 'casework', 'doctor'],
    version: null,
  });
  const urgent = { employeeId: house.id('bob'), ground: 'life-in-danger', reason: 'He can’t wait.' };
  const { emergencyId } = await house.done('dr-smit', '/v1/emergencies', urgent);
  house.call('bob.emergency', emergencyId);
  const ofJan = { ...urgent, employeeId: house.id('jan') };
  house.call('jan.emergency', (await house.done('dr-smit', '/v1/emergencies', ofJan))['emergencyId']);
  const { emergencyId: postponed } = await house.done('dr-kern', '/v1/emergencies', ofJan);
  house.call('jan.postponed', postponed);
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await house.done('dr-vos', `/v1/emergencies/${house.id('jan.postponed')}/postponements`, {
    until,
    reason: 'Not yet.',
  });
  const written = { subject: house.mint.word('jan.movedSubject'), text: house.mint.word('jan.movedText') };
  const { messageId } = await house.done('jan', `/v1/employees/${house.id('jan')}/own-messages`, written);
  house.call('jan.message', messageId);
  await writeToBoth(house);
  const plan = { part: 'plan', content: { agreedOn: house.today, goal: 'own-work' } };
  const { partId } = await house.done('acme-hr', `/v1/absences/${house.id('jan.absence')}/reintegration-parts`, plan);
  house.call('jan.plan', partId);
  await pay(house);
  const analysis = { part: 'problem-analysis', content: { madeOn: house.today, goal: 'own-work' } };
  const ofPiet = `/v1/absences/${house.id('piet.absence')}/reintegration-parts`;
  house.call('piet.analysis', (await house.done('dr-smit', ofPiet, analysis))['partId']);
  const entry = { entryOn: house.today, pieces: [{ item: 'M35', text: 'Now left out, now shown.' }] };
  const { pieceIds } = await house.done('dr-vos', `/v1/employees/${house.id('jan')}/entries`, entry);
  house.call('spare.piece', (pieceIds as readonly string[])[0]);
  const { body } = await house.as('jan', '/v1/notices');
  house.call('jan.notice', (body['items'] as readonly Readonly<Record<string, unknown>>[])[0]?.['id']);
}

/** D7 — what Jan is paid is on record; of Kees, nobody recorded it yet. */
async function pay(house: MarkedHouse): Promise<void> {
  const employmentOf = async (who: string): Promise<unknown> =>
    (
      await house.cast.sql<{ id: string }>('SELECT id FROM access.employment WHERE employee_id = $1', [house.id(who)])
    )[0]?.id;
  house.call('kees.employment', await employmentOf('kees'));
  const terms = { ...PAID, iban: house.mint.iban('jan.iban'), grossWageCents: house.mint.cents('jan.wage') };
  const body = { ...terms, employmentId: await employmentOf('jan') };
  const { payrollTermsId } = await house.done('pim', `/v1/employees/${house.id('jan')}/payroll-terms`, body);
  house.call('jan.payrollTerms', payrollTermsId);
}

/** D3 — Jan's files: with a message that is moved, one that stays at the desk, and one to the doctor. */
async function writeToBoth(house: MarkedHouse): Promise<void> {
  const own = `/v1/employees/${house.id('jan')}`;
  const said = { subject: 'Wednesday', text: 'See what came with it.' };
  const attach = async (path: string, marker: string): Promise<unknown> =>
    (await house.as('jan', path, { method: 'POST', ...DOCUMENT, file: pdf(house.mint.word(marker)) })).body[
      'attachmentId'
    ];
  house.call('jan.kept', (await house.done('jan', `${own}/own-messages`, said))['messageId']);
  house.call('jan.toTheDoctor', (await house.done('jan', `${own}/health-messages`, said))['messageId']);
  house.call('jan.attachment', await attach(`/v1/messages/${house.id('jan.message')}/attachments`, 'jan.movedFile'));
  const forDoctor = `/v1/health-messages/${house.id('jan.toTheDoctor')}/attachments`;
  house.call('jan.attachmentForDoctor', await attach(forDoctor, 'jan.healthFile'));
}
