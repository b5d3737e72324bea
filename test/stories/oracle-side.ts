import { randomUUID } from 'node:crypto';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { mandateOf } from '../cast-mandate.js';
import type { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import type { RunningService } from '../harness/service.js';
import { disclosed } from './oracle-disclosed.js';
import { found, today } from './oracle-found.js';
import { PAID } from './oracle-paid.js';
import { contested } from './oracle-contested-link.js';
import { ofADossier } from './oracle-duties.js';
import { taught } from './oracle-pupil.js';
import { idIn, itemsOf, QUESTION, UNFIT, ADVICE, ANALYSIS, PLAN } from './verdict-world.js';

const ABSENT_SINCE = '2026-01-01';
/** In a piece about the background of an examination, and nowhere else. */
export const BACKGROUND = 'marker-background';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M44', text: BACKGROUND }] };

/** Who is on an employer's side; people sign in by their names. */
export interface SidePeople {
  readonly doctor: string;
  /** Of whom the employee asks what is not for the doctor to know. */
  readonly second: string;
  /** Stands in for the doctor. */
  readonly deputy: string;
  readonly assistant: string;
  readonly officer: string;
  readonly payroll: string;
  readonly employee: string;
  /** Acts for the employee. */
  readonly representative: string;
  /** Who is there already, and works for every employer. */
  readonly administrator: string;
}

/** One employer with its people, and a record of everything that a path can name. */
export interface Side {
  readonly people: SidePeople;
  readonly doctorId: string;
  readonly assistantId: string;
  readonly representativeId: string;
  /** By the name that it has in paths, e.g. 'pieceId'. */
  readonly ids: Readonly<Record<string, string>>;
  /** A verdict whose letter has not been posted. */
  readonly unposted: string;
  /** Advice whose letter has not been posted. */
  readonly unpostedAdvice: string;
  /** A part of a re-integration file whose letter has not been posted. */
  readonly unpostedPart: string;
  /** What the employee wrote to the doctor, and the file that came with it; in `ids` is what came to the desk. */
  readonly forDoctor: { readonly messageId: string; readonly attachmentId: string };
  /** A piece that is a document. */
  readonly documentId: string;
  /** An employee who waits for the letter that says who the doctor is. */
  readonly untoldEmployee: string;
  /** The outcome of an examination that went out; the one in `ids` waits for the employee. */
  readonly releasedOutcome: string;
}

/** What is known of the world when a request is made. */
export interface Known {
  /** The side of whoever asks, and the other one. */
  readonly sides: { readonly own: Side; readonly foreign: Side };
  /** The date in Amsterdam. */
  readonly today: string;
}

/** Makes an employer, its people and their records; what a route can do, through the route. */
export async function makeSide(
  service: RunningService,
  cast: Cast,
  employer: string,
  people: SidePeople,
): Promise<Side> {
  const { doctor, second, deputy, assistant, officer, payroll, employee, representative, administrator } = people;
  const employerId = await cast.employer(employer, ['absence-guidance', 'examinations', 'payroll']);
  const doctorId = await cast.person(doctor, { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
  const deputyId = await cast.person(deputy, {
    roles: [{ role: 'core-expert-doctor' }],
    registeredUntil: '2099-01-01',
  });
  const assistantId = await cast.person(assistant, {
    roles: [{ role: 'medical-assistant' }],
    declared: true,
    instructedUntil: '2099-01-01',
  });
  await cast.person(officer, { kind: 'external', roles: [{ role: 'employer-officer', employerId }] });
  await cast.person(payroll, { roles: [{ role: 'payroll-administrator', employerId }] });
  await cast.person(`${officer}-desk`, { roles: [{ role: 'case-manager', employerId }] });
  const accountId = await cast.person(employee, { kind: 'employee', roles: [{ role: 'employee' }] });

  const representativeId = await cast.person(representative, {
    kind: 'external',
    roles: [{ role: 'representative' }],
  });

  const post = async (who: string, path: string, body: unknown, name: string): Promise<string> =>
    idIn(await ask(`${service.url}/v1${path}`, { token: await cast.token(who), body }), name);
  const absentee = async (linked: {
    readonly accountId?: string;
  }): Promise<Record<'employeeId' | 'absenceId' | 'questionId', string>> => {
    const { employeeId, absenceId } = await cast.employee({
      employerId,
      doctorId,
      absentSince: ABSENT_SINCE,
      ...linked,
    });
    const questionId = await post(officer, `/absences/${String(absenceId)}/questions`, QUESTION, 'questionId');
    return { employeeId, absenceId: String(absenceId), questionId };
  };
  const answered = async (questionId: string): Promise<string> =>
    post(doctor, `/questions/${questionId}/verdicts`, UNFIT, 'verdictId');

  const advised = async (absenceId: string): Promise<string> =>
    post(doctor, `/absences/${absenceId}/advice`, ADVICE, 'adviceId');

  const person = await absentee({ accountId });
  const withoutAccount = await absentee({});
  const deputisingId = randomUUID();
  await cast.sql(
    `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
     VALUES ($1, $2, $3, '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'leave', $2)`,
    [deputisingId, doctorId, deputyId],
  );
  const { statedDutyId, medicalProxyId } = await ofADossier(cast, person.employeeId, deputyId);
  const earlierDossierId = randomUUID();
  await cast.sql(
    'INSERT INTO desk.earlier_dossier (id, employer_id, employee_id, earlier_id) VALUES ($1, $2, $3, $4)',
    [earlierDossierId, employerId, person.employeeId, withoutAccount.employeeId],
  );
  const { trainingId, proposalId } = await taught(service, cast, { employerId, doctor, doctorId, officer });
  const urgent = { employeeId: person.employeeId, ground: 'life-in-danger', reason: 'an emergency' };
  const emergencyId = await post(deputy, '/emergencies', urgent, 'emergencyId');
  const mandateId = await mandateOf(cast, person.employeeId, representativeId);
  const delegationId = await cast.delegation(doctorId, assistantId, person.employeeId, ['read', 'record']);
  await post(doctor, `/employees/${person.employeeId}/entries`, ENTRY, 'entryId');
  await ask(`${service.url}/v1/employees/${withoutAccount.employeeId}/invitations`, {
    method: 'POST',
    token: await cast.token(administrator),
  });
  const brought = async (by: string, path: string): Promise<Record<string, string>> => {
    const file = await fetch(`${service.url}/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await cast.token(by)}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(pdf()),
    });
    return (await file.json()) as Record<string, string>;
  };
  const { fileId } = await brought(doctor, `/employees/${person.employeeId}/document-files`);
  const document = { entryOn: '2026-01-02', pieces: [{ item: 'M49', document: { fileId } }] };
  const documentEntryId = await post(doctor, `/employees/${person.employeeId}/entries`, document, 'entryId');
  const written = { subject: 'Monday', text: 'I call on Monday' };
  const messageId = await post(employee, `/employees/${person.employeeId}/own-messages`, written, 'messageId');
  const { attachmentId = '' } = await brought(employee, `/messages/${messageId}/attachments`);
  const toDoctor = await post(employee, `/employees/${person.employeeId}/health-messages`, written, 'messageId');
  const { attachmentId: fileForDoctor = '' } = await brought(employee, `/health-messages/${toDoctor}/attachments`);
  const partsOf = (absenceId: string): string => `/absences/${absenceId}/reintegration-parts`;
  const partId = await post(officer, partsOf(person.absenceId), PLAN, 'partId');
  const examined = async (examinationKind: string): Promise<Record<'examinationId' | 'outcomeId', string>> => {
    const path = `/employees/${person.employeeId}/examinations`;
    const examinationId = await post(officer, path, { examinationKind }, 'examinationId');
    const outcomes = `/examinations/${examinationId}/outcomes`;
    return { examinationId, outcomeId: await post(doctor, outcomes, { outcome: 'passed' }, 'outcomeId') };
  };
  const released = await examined('statutory-periodic');
  const pieces = await ask(`${service.url}/v1/employees/${person.employeeId}/pieces`, {
    token: await cast.token(doctor),
  });
  const pieceId = String(itemsOf(pieces).find(({ entryId }) => entryId !== documentEntryId)?.['id']);
  const documentId = String(itemsOf(pieces).find(({ entryId }) => entryId === documentEntryId)?.['id']);
  const correction = { version: 1, text: 'not so' };
  const requestId = await post(employee, `/pieces/${pieceId}/correction-requests`, correction, 'requestId');
  const employmentId = await found(cast, 'SELECT id FROM access.employment WHERE employee_id = $1', person.employeeId);
  const paidAt = `/employees/${person.employeeId}/payroll-terms`;
  const payrollTermsId = await post(payroll, paidAt, { ...PAID, employmentId }, 'payrollTermsId');
  const contactPersonId = randomUUID();
  const contactMomentId = randomUUID();
  await cast.sql(
    `INSERT INTO employer.contact_person (id, employer_id, name, function, phone, email, starts_on, recorded_by)
     VALUES ($1, $2, 'Marker', 'other', '0677552604', 'hr@example.nl', '2026-01-01', $1)`,
    [contactPersonId, employerId],
  );
  await cast.sql(
    `INSERT INTO employer.contact_moment (id, employer_id, happened_on, direction, channel, subject, next_step, recorded_by)
     VALUES ($1, $2, '2026-01-01', 'internal', 'note', 'renewal', 'none', $1)`,
    [contactMomentId, employerId],
  );
  const inquired = await examined('change-of-function');
  // As if the document had come in since.
  await cast.sql("UPDATE medical.examination_outcome SET issued_at = issued_at - interval '1 minute' WHERE id = $1", [
    inquired.outcomeId,
  ]);
  const papers = `/examination-outcomes/${inquired.outcomeId}/paper-agreements`;
  const signed = { pieceId: documentId, signedOn: await today(cast) };
  const exposed = { agentClass: 'asbestos', agent: null, from: '1990-01-01', until: null, source: 'a register' };
  const exposureId = await post(doctor, `/employees/${person.employeeId}/exposures`, exposed, 'exposureId');
  const asked = {
    doctorId: await cast.person(second, { roles: [{ role: 'insurance-doctor' }], registeredUntil: '2099-01-01' }),
    pieces: [pieceId, documentId].map((id) => ({ pieceId: id, version: 1 })),
  };
  const opinionId = await post(employee, `/employees/${person.employeeId}/second-opinions`, asked, 'secondOpinionId');
  const allowed = await disclosed(service, cast, { employee, doctor, employeeId: person.employeeId, pieceId });
  const misfiled = { version: 1, secondDoctorId: asked.doctorId, grounds: 'Marker' };
  const moveId = await post(doctor, `/pieces/${documentId}/moves`, misfiled, 'moveId');
  const consulted = { doctorId: asked.doctorId, question: 'how to sit' };
  const consulting = `/employees/${person.employeeId}/consultations`;
  const consultationId = await post(employee, consulting, consulted, 'consultationId');
  const noteId = await post(doctor, `/employees/${person.employeeId}/working-notes`, { text: 'a thought' }, 'noteId');
  const [review] = await cast.sql<{ id: string }>(
    `INSERT INTO access.log_review (id, month, seed, sample_size, drawn_from, opened_by)
     SELECT gen_random_uuid(), coalesce(max(month), '2023-01-01') + interval '1 month', repeat('0', 64), 1, 1, $1
     FROM access.log_review RETURNING id`,
    [doctorId],
  );
  const reviewId = review?.id ?? '';
  return {
    people,
    doctorId,
    assistantId,
    representativeId,
    ids: {
      ...person,
      employerId,
      contactPersonId,
      contactMomentId,
      accountId: assistantId,
      delegationId,
      mandateId,
      ...inquired,
      paperAgreementId: await post(doctor, papers, signed, 'paperAgreementId'),
      deputisingId,
      statedDutyId,
      medicalProxyId,
      earlierDossierId,
      emergencyId,
      reviewId,
      pieceId,
      attachmentId,
      partId,
      payrollTermsId,
      employmentId,
      requestId,
      trainingId,
      proposalId,
      processingAgreementId: await cast.processingAgreement(),
      exposureId,
      messageId,
      noteId,
      opinionId,
      ...allowed,
      moveId,
      consultationId,
      verdictId: await answered(person.questionId),
      adviceId: await advised(person.absenceId),
      itemId: await found(cast, 'SELECT id FROM desk.released_advice_item WHERE employee_id = $1', person.employeeId),
      agreementId: await found(cast, 'SELECT id FROM access.agreement WHERE employer_id = $1', employerId),
      responsibilityId: await found(
        cast,
        'SELECT id FROM access.responsibility WHERE employee_id = $1',
        person.employeeId,
      ),
      roleId: await found(cast, 'SELECT id FROM access.role WHERE account_id = $1', assistantId),
      declarationId: await found(
        cast,
        "SELECT id FROM access.declaration WHERE kind = 'derived-secrecy' AND account_id = $1",
        assistantId,
      ),
      invitationId: await found(
        cast,
        'SELECT id FROM access.invitation WHERE employee_id = $1',
        withoutAccount.employeeId,
      ),
      linkEndingId: await contested(cast, person.employeeId, accountId),
      noticeId: await found(cast, 'SELECT id FROM desk.notice WHERE account_id = $1', accountId),
    },
    releasedOutcome: released.outcomeId,
    untoldEmployee: (await cast.employee({ employerId, doctorId, told: false })).employeeId,
    unposted: await answered(withoutAccount.questionId),
    unpostedPart: await post(doctor, partsOf(withoutAccount.absenceId), ANALYSIS, 'partId'),
    unpostedAdvice: await advised(withoutAccount.absenceId),
    forDoctor: { messageId: toDoctor, attachmentId: fileForDoctor },
    documentId,
  };
}
