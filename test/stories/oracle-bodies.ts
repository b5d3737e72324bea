import { DISCLOSURE_BODIES } from './oracle-disclosures.js';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { json, type Sent } from './oracle-exchange.js';
import { ADVICE } from './verdict-world.js';
import type { Route } from './oracle-routes.js';
import { PAID } from './oracle-paid.js';
import type { Known } from './oracle-side.js';

type Body = NonNullable<Sent['body']>;

const STAFF_FILE = [
  'Personeelsnr;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;E-mail;Telefoon;Straat;Huisnr;Postcode;Plaats;' +
    'In dienst;Uit dienst;Uren per week;BSN;Opmerking',
  '90001;Sem;;Dijkstra;05-05-1989;;0677552604;Zeestraat;34;9758 BA;Horst;02-02-2008;;36;;',
].join('\n');

const DOCUMENT = pdf().toString();
const EXPOSED = { agentClass: 'unknown', agent: null, from: '1990-01-01', until: null, source: 'Marker' };

const CONTACT = {
  name: 'Hanna de Wit',
  function: 'human-resources',
  phone: '0677552604',
  email: 'hanna@example.nl',
  from: '2026-01-01',
};
const MOMENT = { on: '2026-01-02', direction: 'internal', channel: 'note', subject: 'renewal', nextStep: 'none' };

/** What each route that takes a body would accept; about the records of the other employer, where it names any. */
const BODIES: Readonly<Record<string, (known: Known) => unknown>> = {
  'POST /v1/absences/:absenceId/questions': () => ({ question: 'fit-for-own-work' }),
  'POST /v1/absences/:absenceId/advice': () => ADVICE,
  'POST /v1/advice/:adviceId/posting': ({ today }) => ({ postedOn: today }),
  'POST /v1/absences/:absenceId/first-day': ({ today }) => ({ firstDay: today, version: 1 }),
  'POST /v1/absences/:absenceId/recovery': ({ today }) => ({ recoveredOn: today, version: 1 }),
  'POST /v1/accounts': ({ sides }) => ({
    kind: 'hired',
    name: 'Marker',
    hiredUntil: '2099-01-01',
    processingAgreementId: sides.own.ids['processingAgreementId'],
  }),
  'POST /v1/accounts/:accountId/instructions': ({ today }) => ({ givenOn: today }),
  'POST /v1/accounts/:accountId/registrations': ({ today }) => ({
    number: '19012345601',
    checkedOn: today,
    validUntil: '2099-01-01',
  }),
  'POST /v1/accounts/:accountId/roles': ({ sides }) => ({
    role: 'case-manager',
    employerId: sides.foreign.ids['employerId'],
    validUntil: '2099-01-01T00:00:00.000Z',
  }),
  'POST /v1/agreements/:agreementId/end': () => ({ version: 1, endsOn: '2098-12-31' }),
  'POST /v1/agreements/:agreementId/edition': () => ({ version: 1, disclosureEdition: 'statement-2019' }),
  'POST /v1/contact-moments/:contactMomentId/amendments': () => ({ version: 1, ...MOMENT }),
  'POST /v1/contact-persons/:contactPersonId/amendments': () => ({ version: 1, ...CONTACT }),
  'POST /v1/declaration-texts': () => ({
    kind: 'derived-secrecy',
    edition: 'marker',
    text: 'Marker',
    effectiveFrom: '2098-01-01',
  }),
  'POST /v1/declarations': ({ sides }) => ({ textId: sides.foreign.ids['declarationId'], digest: '0'.repeat(64) }),
  'POST /v1/delegations': ({ sides }) => ({
    assistantId: sides.foreign.assistantId,
    employeeIds: [sides.foreign.ids['employeeId']],
    actions: ['read'],
    until: '2098-12-31',
  }),
  'POST /v1/departures': ({ sides }) => ({ doctorId: sides.foreign.doctorId, successorId: sides.own.doctorId }),
  'POST /v1/deputisings': ({ sides, today }) => ({
    absentDoctorId: sides.foreign.doctorId,
    deputyId: sides.own.doctorId,
    from: today,
    until: '2098-12-31',
    reason: 'leave',
  }),
  'POST /v1/employees/:employeeId/entries': ({ today }) => ({
    entryOn: today,
    pieces: [{ item: 'M35', text: 'Marker' }],
  }),
  'POST /v1/employees/:employeeId/mandates': ({ sides, today }) => ({
    representativeId: sides.foreign.representativeId,
    shows: ['verdicts'],
    copies: false,
    until: today,
  }),
  'POST /v1/employees/:employeeId/payroll-terms': ({ sides }) => ({
    ...PAID,
    employmentId: sides.foreign.ids['employmentId'],
  }),
  'POST /v1/payroll-terms/:payrollTermsId/amendments': () => ({ ...PAID, version: 1, change: 'corrected' }),
  'POST /v1/absences/:absenceId/reintegration-parts': ({ today }) => ({
    part: 'pay-suspension',
    content: { measure: 'suspended', from: today, until: null },
  }),
  'POST /v1/reintegration-parts/:partId/amendments': ({ today }) => ({
    version: 1,
    now: { part: 'plan', content: { agreedOn: today, goal: 'own-work' } },
  }),
  'POST /v1/reintegration-parts/:partId/posting': ({ today }) => ({ version: 1, postedOn: today }),
  'POST /v1/employees/:employeeId/messages': ({ today }) => ({
    direction: 'in',
    channel: 'letter',
    sentOn: today,
    subject: 'Marker',
    text: 'Marker',
  }),
  'POST /v1/employees/:employeeId/own-messages': () => ({ subject: 'Marker', text: 'Marker' }),
  'POST /v1/employees/:employeeId/health-messages': () => ({ subject: 'Marker', text: 'Marker' }),
  'POST /v1/employees/:employeeId/responsibilities': ({ sides }) => ({ doctorId: sides.own.doctorId }),
  'POST /v1/employees/:employeeId/medical-proxies': ({ today }) => ({
    party: 'employee',
    name: 'Marker',
    number: '99012345697',
    dispute: 'appeal',
    until: today,
  }),
  'POST /v1/employees/:employeeId/stated-duties': () => ({ duty: 'continuity' }),
  'POST /v1/earlier-dossiers/:earlierDossierId/answer': () => ({ answer: 'same-person', version: 1 }),
  'POST /v1/emergencies': ({ sides }) => ({
    employeeId: sides.foreign.ids['employeeId'],
    ground: 'life-in-danger',
    reason: 'Marker',
  }),
  'POST /v1/employees/:employeeId/private-contacts': () => ({
    item: 'phone',
    phone: '0612345678',
    shownTo: [],
    version: null,
  }),
  'POST /v1/employees/:employeeId/private-contact-removal': () => ({ item: 'phone' }),
  'POST /v1/emergencies/search': () => ({ familyName: 'Dijkstra', staffNumber: '90001' }),
  'POST /v1/employee-search': () => ({ familyName: 'Dijkstra' }),
  'POST /v1/emergencies/:emergencyId/review': () => ({ finding: 'justified' }),
  'POST /v1/emergencies/:emergencyId/postponements': () => ({ until: '2099-01-01T00:00:00Z', reason: 'Marker' }),
  'POST /v1/log-reviews': () => ({ month: '2024-01' }),
  'POST /v1/log-reviews/:reviewId/judgements': () => ({ lineIds: ['1'], judgement: 'in-order' }),
  'POST /v1/emergencies/:emergencyId/telling': ({ today }) => ({ postedOn: today }),
  'POST /v1/employees/:employeeId/exposures': () => EXPOSED,
  'POST /v1/exposures/:exposureId/amendments': () => ({ ...EXPOSED, version: 1, reason: 'Marker' }),
  'POST /v1/employees/:employeeId/examinations': () => ({ examinationKind: 'pre-employment' }),
  'POST /v1/examinations/:examinationId/outcomes': () => ({
    outcome: 'passed-under-conditions',
    conditions: ['no-night-shifts'],
  }),
  'POST /v1/examination-outcomes/:outcomeId/paper-agreements': ({ today, sides }) => ({
    pieceId: sides.own.documentId,
    signedOn: today,
  }),
  'POST /v1/paper-agreements/:paperAgreementId/posting': ({ today }) => ({ postedOn: today }),
  'POST /v1/examination-outcomes/:outcomeId/posting': ({ today }) => ({ postedOn: today }),
  ...DISCLOSURE_BODIES,
  'POST /v1/employees/:employeeId/second-opinions': ({ sides }) => ({
    doctorId: sides.own.doctorId,
    pieces: [{ pieceId: sides.foreign.ids['pieceId'], version: 1 }],
  }),
  'POST /v1/employees/:employeeId/consultations': ({ sides }) => ({
    doctorId: sides.own.doctorId,
    question: 'Marker',
  }),
  'POST /v1/consultations/:consultationId/appointment': () => ({ plannedFor: '2097-01-01T10:00:00Z' }),
  'POST /v1/consultations/:consultationId/conclusion': () => ({ text: 'Marker' }),
  'POST /v1/pieces/:pieceId/moves': ({ sides }) => ({
    version: 1,
    secondDoctorId: sides.own.doctorId,
    grounds: 'Marker',
  }),
  'POST /v1/piece-moves/:moveId/taking': () => ({}),
  'POST /v1/piece-moves/:moveId/return': () => ({ reason: 'Marker' }),
  'POST /v1/second-opinions/:opinionId/conclusion': () => ({ text: 'Marker' }),
  'POST /v1/employees/:employeeId/working-notes': () => ({ text: 'Marker' }),
  'POST /v1/working-notes/:noteId/amendments': () => ({ version: 1, text: 'Marker' }),
  'POST /v1/working-notes/:noteId/filing': ({ today }) => ({ version: 1, item: 'M56', entryOn: today }),
  'POST /v1/working-notes/:noteId/destruction': () => ({ version: 1 }),
  'POST /v1/employers': () => ({ name: 'Marker', registrationNumber: '27312152' }),
  'POST /v1/employers/:employerId/agreements': () => ({
    services: ['absence-guidance'],
    from: '2098-01-01',
    until: '2098-12-31',
    bearsSickPayRisk: false,
    disclosureEdition: 'current',
  }),
  'POST /v1/employers/:employerId/amendments': () => ({
    version: 1,
    name: 'Marker',
    sector: 'trade',
    country: 'NL',
    visitingAddress: { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: 'Horst' },
  }),
  'POST /v1/employers/:employerId/contact-moments': () => MOMENT,
  'POST /v1/employers/:employerId/contact-persons': () => CONTACT,
  'POST /v1/employers/:employerId/sick-reports': ({ today }) => ({
    staffNumber: '90002',
    givenName: 'Sem',
    familyName: 'Marker',
    street: 'Zeestraat',
    houseNumber: '34',
    postcode: '9758 BA',
    city: 'Horst',
    phone: '0677552604',
    firstDay: today,
    nursingAddress: { street: 'Zeestraat', houseNumber: '35', postcode: '9758 BA', city: 'Horst' },
  }),
  'POST /v1/employers/:employerId/applicants': () => ({
    staffNumber: '90003',
    birthDate: '1990-01-01',
    givenName: 'Tim',
    familyName: 'Marker',
    street: 'Zeestraat',
    houseNumber: '34',
    postcode: '9758 BA',
    city: 'Horst',
    phone: '0677552604',
  }),
  'POST /v1/invitations/acceptance': () => ({ code: 'not-a-code-of-anybody' }),
  'POST /v1/pieces/:pieceId/amendments': () => ({ version: 1, text: 'Marker', reason: 'Marker' }),
  'POST /v1/pieces/:pieceId/statements': () => ({ version: 1, text: 'Marker' }),
  'POST /v1/pieces/:pieceId/correction-requests': () => ({ version: 1, text: 'Marker' }),
  'POST /v1/correction-requests/:requestId/answer': () => ({ outcome: 'declined', reason: 'Marker' }),
  'POST /v1/pieces/:pieceId/withholding': () => ({ ground: 'privacy-of-another' }),
  'POST /v1/processing-agreements': ({ today }) => ({
    organisation: 'Marker',
    country: 'NL',
    signedOn: today,
    from: today,
    until: today,
  }),
  'POST /v1/questions/:questionId/verdicts': ({ today }) => ({ outcome: 'fit', validUntil: today }),
  'POST /v1/questions/:questionId/proposals': ({ today }) => ({
    outcome: 'fit',
    validUntil: today,
    grounds: 'Marker',
  }),
  'POST /v1/examinations/:examinationId/proposals': () => ({ outcome: 'passed', grounds: 'Marker' }),
  'POST /v1/proposals/:proposalId/return': () => ({ reason: 'Marker' }),
  'POST /v1/responsibilities/:responsibilityId/telling': ({ today }) => ({ postedOn: today }),
  'POST /v1/stated-duties/:statedDutyId/telling': ({ today }) => ({ postedOn: today }),
  'POST /v1/trainings': ({ sides, today }) => ({
    traineeId: sides.foreign.assistantId,
    supervisorId: sides.own.doctorId,
    from: today,
    until: today,
  }),
  'POST /v1/verdicts/:verdictId/posting': ({ today }) => ({ postedOn: today }),
};

/** What a route takes as JSON, not yet written. @throws Error for a route that the table forgot, or that refuses it */
export function valueFor(route: Route, known: Known): unknown {
  const make = BODIES[route.name];
  if (make === undefined) throw new Error(`oracle-bodies.ts has no body for ${route.name}`);
  const value = make(known);
  if (route.body?.safeParse(value).success !== true)
    throw new Error(`${route.name} does not accept its body of oracle-bodies.ts`);
  return value;
}

/** A body that the route accepts, null where it takes none. */
export function bodyOf(route: Route, known: Known): Body | null {
  if (route.declared.body === 'none') return null;
  if (route.declared.body === 'json') return json(valueFor(route, known));
  const { mediaType } = route.declared.body;
  return mediaType === 'text/csv'
    ? { type: `${mediaType}; charset=utf-8`, bytes: STAFF_FILE }
    : { type: mediaType, bytes: DOCUMENT };
}

/** Names of routes in the table that no route of the census has any more. */
export function forgotten(routes: readonly Route[]): string[] {
  return Object.keys(BODIES).filter((name) => !routes.some((route) => route.name === name && route.body !== null));
}
