import { examinationWorld, PASSED, type ExaminationWorld } from './examination-world.js';
import { ADVICE, idIn, QUESTION, UNFIT } from './verdict-world.js';

/** What waits for each of the cast at the start, by the code of what it waits for, and what was decided beside it. */
export interface WaitingWorld extends ExaminationWorld {
  readonly records: Readonly<Record<Named, string>>;
}
type Named =
  | 'question'
  | 'held-question'
  | 'verdict'
  | 'advice'
  | 'part'
  | 'examination'
  | 'held-examination'
  | 'outcome'
  | 'own-outcome'
  | 'correction'
  | 'second-opinion'
  | 'misfiled'
  | 'consultation'
  | 'proposed'
  | 'approved'
  | 'agreement'
  | 'invitation'
  | 'pending'
  | 'untold'
  | 'duty'
  | 'wish'
  | 'wanted'
  | 'emergency'
  | 'review';

const DOCTOR = { registeredUntil: '2099-01-01' };
const ASSISTANT = { declared: true, instructedUntil: '2099-01-01' };
const ABSENT_SINCE = '2026-01-01';

/** {@link examinationWorld} with everybody who decides something, and one of all that can wait for a decision. */
export async function waitingWorld(): Promise<WaitingWorld> {
  const world = await examinationWorld();
  const { as, cast, acme, vos, smit, anna } = world;
  const kern = await cast.person('dr-kern', { ...DOCTOR, roles: [{ role: 'core-expert-doctor' }] });
  await cast.person('dr-staf', { ...DOCTOR, roles: [{ role: 'staff-doctor' }] });
  for (const name of ['ada', 'abel']) await cast.person(name, { roles: [{ role: 'administrator' }] });
  await cast.person('luuk', { roles: [{ role: 'log-administrator' }] });
  await cast.person('olga', { roles: [{ role: 'data-protection-officer' }] });
  const newcomer = await cast.person('newcomer', {});
  const other = await cast.person('other newcomer', {});

  const absentee = async (doctorId = vos) => {
    const { employeeId, absenceId } = await cast.employee({ employerId: acme, doctorId, absentSince: ABSENT_SINCE });
    return { employeeId, path: `/absences/${String(absenceId)}` };
  };
  const asked = async ({ path }: { path: string }): Promise<string> =>
    idIn(await as('acme-hr', `${path}/questions`, { body: QUESTION }), 'questionId');
  const question = await asked(await absentee());
  const byLetter = await absentee();
  await cast.delegation(vos, anna, byLetter.employeeId, ['read', 'record']);
  const bart = await cast.person('bart', { ...ASSISTANT, roles: [{ role: 'medical-assistant' }] });
  await cast.delegation(vos, bart, byLetter.employeeId, ['read']);
  const heldQuestion = await asked(byLetter);
  const verdict = idIn(await as('dr-vos', `/questions/${heldQuestion}/verdicts`, { body: UNFIT }), 'verdictId');

  const advice = idIn(await as('dr-vos', `${byLetter.path}/advice`, { body: ADVICE }), 'adviceId');
  const analysis = { part: 'problem-analysis', content: { madeOn: ABSENT_SINCE, goal: 'own-work' } };
  const part = idIn(await as('dr-vos', `${byLetter.path}/reintegration-parts`, { body: analysis }), 'partId');

  const { examinationId: examination } = await world.commissioned();
  const { examinationId: heldExamination } = await world.commissioned('pre-employment', false);
  const outcome = await world.issued(heldExamination, PASSED);
  const jan = await world.commissioned();
  const ownOutcome = await world.issued(jan.examinationId, PASSED);

  const about = `/employees/${jan.employeeId}`;
  const piece = { item: 'M35', text: 'what was said' };
  const entry = await as('dr-vos', `${about}/entries`, { body: { entryOn: '2026-01-02', pieces: [piece] } });
  const [pieceId] = entry.body['pieceIds'] as string[];
  const wrong = { version: 1, text: 'that is not so' };
  const byJan = async (path: string, body: unknown, name: string): Promise<string> =>
    idIn(await as(jan.person, path, { body }), name);
  return {
    ...world,
    records: {
      question,
      'held-question': heldQuestion,
      verdict,
      advice,
      part,
      examination,
      'held-examination': heldExamination,
      outcome,
      'own-outcome': ownOutcome,
      correction: await byJan(`/pieces/${String(pieceId)}/correction-requests`, wrong, 'requestId'),
      misfiled: idIn(
        await as('dr-vos', `/pieces/${String(pieceId)}/moves`, {
          body: { version: 1, secondDoctorId: smit, grounds: 'of somebody else' },
        }),
        'moveId',
      ),
      'second-opinion': await byJan(
        `${about}/second-opinions`,
        { doctorId: smit, pieces: [{ pieceId, version: 1 }] },
        'secondOpinionId',
      ),
      consultation: await byJan(`${about}/consultations`, { doctorId: smit, question: 'a question' }, 'consultationId'),
      wish: idIn(await as(jan.person, `${about}/doctor-change-wishes`, { method: 'POST' }), 'wishId'),
      proposed: idIn(await as('ada', `/accounts/${newcomer}/roles`, { body: { role: 'account-manager' } }), 'roleId'),
      approved: await approvedBy('dr-staf'),
      agreement: idIn(
        await as('ada', '/processing-agreements', {
          body: {
            organisation: 'Partner',
            country: 'BE',
            signedOn: '2026-01-02',
            from: '2026-01-02',
            until: '2098-12-31',
          },
        }),
        'processingAgreementId',
      ),
      invitation: idIn(
        await as('ada', `/employees/${byLetter.employeeId}/invitations`, { method: 'POST' }),
        'invitationId',
      ),
      pending: await pending(),
      wanted: (await cast.employee({ employerId: acme, absentSince: ABSENT_SINCE })).employeeId,
      duty: idIn(
        await as('dr-kern', `/employees/${(await cast.employee({ employerId: acme })).employeeId}/stated-duties`, {
          body: { duty: 'continuity' },
        }),
        'statedDutyId',
      ),
      untold: await cast.responsibility((await absentee()).employeeId, smit, false),
      emergency: idIn(
        await as('dr-smit', '/emergencies', {
          body: { employeeId: byLetter.employeeId, ground: 'life-in-danger', reason: 'no answer' },
        }),
        'emergencyId',
      ),
      review: idIn(await as('luuk', '/log-reviews', { body: { month: '2026-01' } }), 'reviewId'),
    },
  };

  async function approvedBy(who: string): Promise<string> {
    const id = idIn(await as('ada', `/accounts/${other}/roles`, { body: { role: 'medical-assistant' } }), 'roleId');
    await as(who, `/roles/${id}/approval`, { method: 'POST' });
    return id;
  }

  async function pending(): Promise<string> {
    const { employeeId } = await cast.employee({ employerId: acme });
    const [row] = await cast.sql<{ id: string }>(
      `INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by, given_at)
       VALUES (gen_random_uuid(), $1, $2, $2, platform.clock()) RETURNING id`,
      [employeeId, kern],
    );
    return row?.id ?? '';
  }
}
