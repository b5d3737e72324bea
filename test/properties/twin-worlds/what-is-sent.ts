import { givenNameOf, SANNE, staffFile } from '../../data/staff-file.js';
import { ASKED_BODIES } from './what-is-asked.js';
import { named, NOBODY, today, type Bodies } from './naming.js';
import type { World } from '../specification/world.js';

/** The ids that a parameter in a path may name. */
export const IDS: Readonly<Record<string, (world: World) => readonly { readonly id: string }[]>> = {
  employeeId: ({ employees }) => employees,
  employerId: ({ employers }) => employers,
  accountId: ({ accounts }) => accounts.slice(0, 3),
  pieceId: ({ pieces }) => pieces,
  exposureId: ({ exposures }) => exposures,
  partId: ({ reintegrationParts }) => reintegrationParts,
  payrollTermsId: ({ payrollTerms }) => payrollTerms,
  messageId: ({ messages, healthMessages }) => [...messages, ...healthMessages],
  noteId: ({ workingNotes }) => workingNotes,
  opinionId: ({ secondOpinions }) => secondOpinions,
  consultationId: ({ consultations }) => consultations,
  consentId: ({ consents }) => consents,
  disclosureRequestId: ({ disclosures }) => disclosures,
  requestId: ({ corrections }) => corrections,
  absenceId: ({ absences }) => absences,
  questionId: ({ questions }) => questions,
  verdictId: ({ verdicts }) => verdicts,
  adviceId: ({ advices }) => advices,
  itemId: ({ advices }) => advices.flatMap(({ items }) => items),
  examinationId: ({ examinations }) => examinations,
  outcomeId: ({ outcomes }) => outcomes,
  paperAgreementId: ({ papers }) => papers,
  agreementId: ({ agreements }) => agreements.slice(0, 1),
  responsibilityId: ({ responsibilities }) => responsibilities,
  delegationId: ({ delegations }) => delegations,
  declarationId: ({ declarations }) => declarations.slice(0, 2),
  deputisingId: ({ deputisings }) => deputisings,
  mandateId: ({ mandates }) => mandates,
  statedDutyId: ({ statedDuties }) => statedDuties,
  medicalProxyId: ({ medicalProxies }) => medicalProxies,
  trainingId: ({ trainings }) => trainings,
  proposalId: () => [],
  moveId: ({ pieceMoves }) => pieceMoves,
  processingAgreementId: ({ processingAgreements }) => processingAgreements,
  emergencyId: ({ emergencies }) => emergencies,
  reviewId: () => [],
  earlierDossierId: () => [],
  roleId: ({ roles }) => roles.slice(0, 2),
  noticeId: ({ accounts }) => accounts,
  invitationId: () => [],
  linkEndingId: () => [],
  attachmentId: ({ messages, healthMessages }) =>
    [...messages, ...healthMessages].map(({ attachmentId }) => ({ id: attachmentId })),
  contactPersonId: ({ contacts }) => contacts,
  contactMomentId: ({ moments }) => moments,
};

const PAID = {
  effectiveFrom: '2024-01-01',
  hoursPerWeek: 32,
  grossWageCents: 250_000,
  payPeriod: 'month',
  wageTaxCredit: true,
  iban: 'NL91ABNA0417164300',
};
const OUTSIDER = { party: 'employee', name: 'Q. Outside', number: '99012345698', dispute: 'appeal' };
const EXPOSED = { agentClass: 'asbestos', agent: null, from: '1990-01-01', until: null, source: 'a register' };
/** Who somebody is, as an employer says it (V9). */
export const PERSON = {
  givenName: 'Sem',
  familyName: 'Dijkstra',
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758 BA',
  city: 'Horst',
  phone: '0677552604',
};

/** What each route takes that takes a body; where it says something of people, of all of them and of nobody. */
export const BODIES: Readonly<Record<string, Bodies>> = {
  '/v1/absences/:absenceId/questions': () => [{ question: 'fit-for-own-work' }],
  '/v1/absences/:absenceId/recovery': (world) => [{ recoveredOn: today(world), version: 1 }],
  '/v1/accounts': () => [{ kind: 'staff', name: 'Somebody' }],
  '/v1/accounts/:accountId/instructions': (world) => [{ givenOn: today(world) }],
  '/v1/accounts/:accountId/registrations': (world) => [
    { number: '19012345602', checkedOn: today(world), validUntil: today(world) },
  ],
  '/v1/accounts/:accountId/roles': ({ employers }) =>
    employers.map(({ id }) => ({ role: 'case-manager', employerId: id })),
  '/v1/agreements/:agreementId/end': (world) => [{ version: 1, endsOn: today(world) }],
  '/v1/declaration-texts': () => [
    { kind: 'derived-secrecy', edition: '2099', text: 'I keep it.', effectiveFrom: '2099-01-01' },
  ],
  '/v1/declarations': ({ texts }) => texts.map(({ id }) => ({ textId: id, digest: '0'.repeat(64) })),
  '/v1/delegations': (world) =>
    [...world.employees.map(({ id }) => id), NOBODY].map((id) => ({
      assistantId: named(world, 'anna'),
      employeeIds: [id],
      actions: ['read'],
      until: today(world),
    })),
  '/v1/deputisings': (world) => [
    {
      absentDoctorId: named(world, 'vos'),
      deputyId: named(world, 'kern'),
      from: today(world),
      until: today(world),
      reason: 'leave',
    },
  ],
  '/v1/departures': (world) => [{ doctorId: named(world, 'vos'), successorId: named(world, 'smit') }],
  '/v1/trainings': (world) => [
    { traineeId: named(world, 'jong'), supervisorId: named(world, 'vos'), from: today(world), until: today(world) },
  ],
  '/v1/processing-agreements': (world) => [
    { organisation: 'Partner', country: 'NL', signedOn: today(world), from: today(world), until: today(world) },
  ],
  '/v1/employees/:employeeId/entries': (world) => [
    { entryOn: today(world), pieces: [{ item: 'M35', text: 'something' }] },
  ],
  // S8 — whoever opens a dossier in an emergency sees it: here on no ground of the list.
  '/v1/emergencies': ({ employees }) =>
    [...employees.map(({ id }) => id), NOBODY].map((employeeId) => ({
      employeeId,
      ground: 'curiosity',
      reason: 'why',
    })),
  '/v1/employees/:employeeId/private-contacts': () => [
    { item: 'phone', phone: '0612345678', shownTo: [], version: null },
  ],
  '/v1/employees/:employeeId/private-contact-removal': () => [{ item: 'phone' }],
  '/v1/emergencies/search': () => [{ familyName: 'Nobody', staffNumber: '1' }],
  '/v1/employee-search': () => [{ familyName: 'Nobody' }],
  '/v1/emergencies/:emergencyId/review': () => [{ finding: 'justified' }],
  '/v1/emergencies/:emergencyId/postponements': () => [{ until: '2099-01-01T00:00:00Z', reason: 'why' }],
  '/v1/log-reviews': () => [{ month: '2024-01' }],
  '/v1/log-reviews/:reviewId/judgements': () => [{ lineIds: ['1'], judgement: 'in-order' }],
  '/v1/emergencies/:emergencyId/telling': (world) => [{ postedOn: today(world) }],
  '/v1/stated-duties/:statedDutyId/telling': (world) => [{ postedOn: today(world) }],
  // S13 — a duty that is stated opens the dossier: here it is none of the list.
  '/v1/employees/:employeeId/medical-proxies': (world) => [{ ...OUTSIDER, until: today(world) }],
  '/v1/employees/:employeeId/stated-duties': () => [{ duty: 'curiosity' }],
  '/v1/employees/:employeeId/payroll-terms': ({ employments }) =>
    [employments[0]?.id ?? NOBODY, NOBODY].map((employmentId) => ({ ...PAID, employmentId })),
  '/v1/payroll-terms/:payrollTermsId/amendments': () => [{ ...PAID, version: 1, change: 'corrected' }],
  '/v1/absences/:absenceId/reintegration-parts': (world) => [
    { part: 'activity', content: { activity: 'training', status: 'planned', plannedFor: today(world), doneOn: null } },
  ],
  '/v1/reintegration-parts/:partId/amendments': (world) => [
    { version: 1, now: { part: 'plan', content: { agreedOn: today(world), goal: 'own-work-adapted' } } },
  ],
  '/v1/reintegration-parts/:partId/posting': (world) => [{ version: 1, postedOn: today(world) }],
  '/v1/employees/:employeeId/messages': (world) => [
    { direction: 'in', channel: 'letter', sentOn: today(world), subject: 'Monday', text: 'I call' },
  ],
  '/v1/employees/:employeeId/own-messages': () => [{ subject: 'Monday', text: 'I call' }],
  '/v1/employees/:employeeId/health-messages': () => [{ subject: 'Monday', text: 'I call' }],
  '/v1/employees/:employeeId/exposures': () => [EXPOSED],
  '/v1/exposures/:exposureId/amendments': () => [{ ...EXPOSED, version: 1, reason: 'known by now' }],
  ...ASKED_BODIES,
  '/v1/employees/:employeeId/working-notes': () => [{ text: 'ask again' }],
  '/v1/working-notes/:noteId/amendments': () => [{ version: 1, text: 'asked' }],
  '/v1/working-notes/:noteId/filing': (world) => [{ version: 1, item: 'M56', entryOn: today(world) }],
  '/v1/working-notes/:noteId/destruction': () => [{ version: 2 }],
  '/v1/employees/:employeeId/responsibilities': (world) => [{ doctorId: named(world, 'smit') }],
  '/v1/employers': () => [{ name: 'Initech', registrationNumber: '12345678' }],
  '/v1/employers/:employerId/amendments': () => [
    {
      version: 1,
      name: 'Marker',
      sector: 'trade',
      country: 'NL',
      visitingAddress: { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: 'Horst' },
    },
  ],
  '/v1/employers/:employerId/contact-persons': () => [
    {
      name: 'Hanna de Wit',
      function: 'human-resources',
      phone: '0677552604',
      email: 'hanna@example.nl',
      from: '2026-01-01',
    },
  ],
  '/v1/employers/:employerId/contact-moments': () => [
    { on: '2026-01-02', direction: 'internal', channel: 'note', subject: 'renewal', nextStep: 'none' },
  ],
  '/v1/contact-persons/:contactPersonId/amendments': () => [
    {
      version: 1,
      ...{
        name: 'Hanna de Wit',
        function: 'human-resources',
        phone: '0677552604',
        email: 'hanna@example.nl',
        from: '2026-01-01',
      },
    },
  ],
  '/v1/contact-moments/:contactMomentId/amendments': () => [
    {
      version: 1,
      ...{ on: '2026-01-02', direction: 'internal', channel: 'note', subject: 'renewal', nextStep: 'none' },
    },
  ],
  '/v1/agreements/:agreementId/edition': () => [{ version: 1, disclosureEdition: 'statement-2019' }],
  '/v1/employers/:employerId/agreements': () => [
    {
      services: ['payroll'],
      from: '2098-01-01',
      until: '2098-12-31',
      bearsSickPayRisk: false,
      disclosureEdition: 'current',
    },
  ],
  '/v1/employers/:employerId/sick-reports': (world) =>
    ['S0', 'S3', 'S9'].map((staffNumber) => ({
      ...PERSON,
      givenName: givenNameOf(staffNumber),
      staffNumber,
      firstDay: today(world),
    })),
  '/v1/employers/:employerId/applicants': () =>
    ['S0', 'S3', 'S9'].map((staffNumber) => ({
      ...PERSON,
      givenName: givenNameOf(staffNumber),
      birthDate: '1990-01-01',
      staffNumber,
    })),
  '/v1/pieces/:pieceId/amendments': () => [1, 2].map((version) => ({ version, text: 'other', reason: 'a mistake' })),
  '/v1/pieces/:pieceId/statements': () => [1, 3].map((version) => ({ version, text: 'I see it otherwise' })),
  '/v1/pieces/:pieceId/correction-requests': () => [{ version: 1, text: 'not so' }],
  '/v1/correction-requests/:requestId/answer': () => [{ outcome: 'declined', reason: 'it is so' }],
  '/v1/pieces/:pieceId/withholding': () => [{ ground: 'privacy-of-another' }],
  '/v1/employees/:employeeId/examinations': () => [{ examinationKind: 'pre-employment' }],
  '/v1/examinations/:examinationId/outcomes': () => [{ outcome: 'passed' }],
  '/v1/examination-outcomes/:outcomeId/posting': (world) => [{ postedOn: today(world) }],
  '/v1/examination-outcomes/:outcomeId/paper-agreements': (world) =>
    world.pieces.map(({ id }) => ({ pieceId: id, signedOn: today(world) })),
  '/v1/paper-agreements/:paperAgreementId/posting': (world) => [{ postedOn: today(world) }],
  '/v1/questions/:questionId/verdicts': () => [{ outcome: 'fit' }],
  '/v1/questions/:questionId/proposals': () => [{ outcome: 'fit', grounds: 'seen twice' }],
  '/v1/examinations/:examinationId/proposals': () => [{ outcome: 'passed', grounds: 'seen twice' }],
  '/v1/proposals/:proposalId/return': () => [{ reason: 'look once more' }],
  '/v1/absences/:absenceId/advice': () => [
    { items: [{ item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] }] },
  ],
  '/v1/advice/:adviceId/posting': (world) => [{ postedOn: today(world) }],
  '/v1/responsibilities/:responsibilityId/telling': (world) => [{ postedOn: today(world) }],
  '/v1/verdicts/:verdictId/posting': (world) => [{ postedOn: today(world) }],
};

export const STAFF_FILE = staffFile(
  ['S0', 'S3', 'S9'].map((number) => ({ ...SANNE, Voornaam: givenNameOf(number), Personeelsnr: number })),
);
