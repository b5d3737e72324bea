import { pdf } from '../../../src/platform/files/files.fixture.js';
import { staffFile } from '../../data/staff-file.js';
import { examinationRequests } from './examination-requests.js';
import type { MarkedHouse } from './marked-house.js';
import { markedApplicant, markedCells, markedSickReport } from './marked-people.js';
import { proposalRequests } from './prepared-things.js';
import { secrecyRequests } from './secrecy-requests.js';
import type { WriteRequest } from './write-request.js';
import { writesAboutJan } from './writes-about-jan.js';

const INSTEAD_OF_MARKERS = '12345678';

/** Somebody who speaks for an employer, but for the name, and a note of the relation. */
export const CONTACT = {
  function: 'human-resources',
  phone: '0677552604',
  email: 'hr@example.nl',
  from: '2026-01-01',
};
export const NOTE = { on: '2026-01-02', direction: 'internal', channel: 'note', subject: 'renewal', nextStep: 'none' };

/** What an employment is paid, but for account and wage. */
export const PAID = { effectiveFrom: '2024-01-01', hoursPerWeek: 36, payPeriod: 'month', wageTaxCredit: true };

/** Every route that writes, aimed at what nobody misses afterwards; whatever a body says is a marker of its own. */
export function writeRequests(house: MarkedHouse): Readonly<Record<string, WriteRequest>> {
  const { mint } = house;
  const said = (name: string): string => mint.textOf(name);
  for (const who of ['jan', 'piet']) {
    for (const field of ['sweptText', 'sweptAmendment', 'sweptReason']) mint.word(`${who}.${field}`);
  }
  for (const field of ['sweptStatement', 'sweptCorrection', 'sweptAnswer']) mint.word(`jan.${field}`);
  mint.word('bob.emergencyReason');
  mint.digits('jan.sweptPrivatePhone', '06', 10);
  mint.word('jan.postponementReason');
  mint.word('swept.accountName');
  mint.word('swept.employerName');
  mint.word('swept.processor');
  mint.word('swept.code');
  mint.date('swept.birthDate', 1941, 1960);
  mint.digits('swept.registrationNumber', '1', 10);
  mint.word('swept.proxyName');
  mint.digits('swept.proxyNumber', '9', 10);
  mint.soon('swept.validUntil');
  mint.word('swept.contactName');
  const contact = (whose: string) => ({ ...CONTACT, name: said(`${whose}.contactName`) });
  mint.soon('swept.advisedDay');
  const nora = markedApplicant(markedCells(mint, 'nora'));
  const nina = markedSickReport(mint, 'nina', markedCells(mint, 'nina'));
  const whose = (at: string): string => at.split('.')[0] ?? '';
  const days = { from: '2097-01-01', until: '2097-12-31' };
  return {
    ...writesAboutJan(house),
    ...payrollRequests(house),
    '/v1/accounts': { at: [''], body: () => ({ kind: 'staff', name: said('swept.accountName') }) },
    '/v1/accounts/:accountId/suspension': { at: ['spare'] },
    '/v1/accounts/:accountId/reinstatement': { at: ['shut'] },
    '/v1/accounts/:accountId/invitations': { at: ['newcomer'] },
    '/v1/accounts/:accountId/instructions': { at: ['spare'], body: () => ({ givenOn: house.today }) },
    '/v1/accounts/:accountId/registrations': {
      at: ['dr-vos'],
      body: () => ({
        number: said('swept.registrationNumber'),
        checkedOn: house.today,
        validUntil: house.laterOn,
      }),
    },
    '/v1/accounts/:accountId/roles': {
      at: ['spare'],
      body: () => ({ role: 'case-manager', employerId: house.id('initech') }),
    },
    '/v1/roles/:roleId/approval': { at: ['spare-role'] },
    '/v1/roles/:roleId/confirmation': { at: ['spare-role'] },
    '/v1/roles/:roleId/end': { at: ['spare-role'] },
    '/v1/employees/:employeeId/invitations': { at: ['jan', 'piet'] },
    '/v1/invitations/acceptance': {
      at: [''],
      body: () => ({ code: `${said('swept.code')} 1`, birthDate: said('swept.birthDate') }),
    },
    '/v1/employers': {
      at: [''],
      body: () => ({ name: said('swept.employerName'), registrationNumber: INSTEAD_OF_MARKERS }),
    },
    '/v1/employers/:employerId/agreements': {
      at: ['initech'],
      body: () => ({ services: ['payroll'], ...days, bearsSickPayRisk: false, disclosureEdition: 'current' }),
    },
    '/v1/agreements/:agreementId/end': { at: ['spare.agreement'], body: () => ({ version: 2, endsOn: '2096-12-31' }) },
    '/v1/agreements/:agreementId/edition': {
      at: ['spare.agreement'],
      body: () => ({ version: 1, disclosureEdition: 'statement-2019' }),
    },
    '/v1/employers/:employerId/amendments': {
      at: ['initech'],
      body: () => ({
        version: 1,
        name: said('initech.name'),
        sector: 'trade',
        country: 'NL',
        visitingAddress: { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: 'Horst' },
      }),
    },
    '/v1/employers/:employerId/contact-persons': { at: ['acme'], body: () => contact('swept') },
    '/v1/contact-persons/:contactPersonId/amendments': {
      at: ['spare.contact'],
      body: () => ({ version: 1, ...contact('spare') }),
    },
    '/v1/employers/:employerId/contact-moments': { at: ['acme'], body: () => NOTE },
    '/v1/contact-moments/:contactMomentId/amendments': {
      at: ['spare.moment'],
      body: () => ({ version: 1, ...NOTE }),
    },
    '/v1/employers/:employerId/staff-imports': { at: ['acme'], file: staffFile([markedCells(mint, 'otto')]) },
    '/v1/employers/:employerId/sick-reports': { at: ['acme'], body: () => nina },
    '/v1/employers/:employerId/applicants': { at: ['acme'], body: () => nora },
    '/v1/absences/:absenceId/recovery': {
      at: ['wim.absence'],
      body: () => ({ recoveredOn: house.today, version: 1 }),
    },
    '/v1/absences/:absenceId/first-day': {
      at: ['piet.absence'],
      body: () => ({ firstDay: house.today, version: 1 }),
    },
    '/v1/employees/:employeeId/document-files': {
      at: ['jan', 'piet'],
      file: pdf(),
      mediaType: 'application/octet-stream',
    },
    '/v1/employees/:employeeId/entries': {
      at: ['jan', 'piet'],
      body: (at) => ({ entryOn: house.today, pieces: [{ item: 'M35', text: said(`${at}.sweptText`) }] }),
    },
    '/v1/pieces/:pieceId/amendments': {
      at: ['jan.piece', 'piet.piece'],
      body: (at) => ({
        version: 2,
        text: said(`${whose(at)}.sweptAmendment`),
        reason: said(`${whose(at)}.sweptReason`),
      }),
    },
    '/v1/pieces/:pieceId/statements': {
      at: ['jan.piece'],
      body: () => ({ version: 1, text: said('jan.sweptStatement') }),
    },
    '/v1/pieces/:pieceId/correction-requests': {
      at: ['jan.piece'],
      body: () => ({ version: 1, text: said('jan.sweptCorrection') }),
    },
    '/v1/correction-requests/:requestId/answer': {
      at: ['jan.correction'],
      body: () => ({ outcome: 'declined', reason: said('jan.sweptAnswer') }),
    },
    '/v1/pieces/:pieceId/withholding': { at: ['spare.piece'], body: () => ({ ground: 'privacy-of-another' }) },
    '/v1/pieces/:pieceId/withholding/end': { at: ['spare.piece'] },
    '/v1/absences/:absenceId/questions': { at: ['jan.absence'], body: () => ({ question: 'fit-for-own-work' }) },
    '/v1/questions/:questionId/verdicts': {
      at: ['wim.question'],
      body: () => ({ outcome: 'fit', validUntil: said('swept.validUntil') }),
    },
    '/v1/absences/:absenceId/advice': {
      at: ['wim.absence'],
      body: () => ({
        items: [
          {
            item: 'M18',
            values: [
              { field: 'recovers-on', is: said('swept.advisedDay') },
              { field: 'extent', is: 'in-full' },
            ],
          },
        ],
      }),
    },
    '/v1/advice/:adviceId/posting': { at: ['piet.advice'], body: () => ({ postedOn: house.today }) },
    '/v1/verdicts/:verdictId/posting': { at: ['wim.verdict'], body: () => ({ postedOn: house.today }) },
    ...examinationRequests(house),
    ...proposalRequests(house),
    '/v1/employees/:employeeId/responsibilities': { at: ['ria'], body: () => ({ doctorId: house.id('dr-smit') }) },
    '/v1/responsibilities/:responsibilityId/confirmation': { at: ['bob.responsibility'] },
    '/v1/responsibilities/:responsibilityId/telling': {
      at: ['spare.responsibility'],
      body: () => ({ postedOn: house.today }),
    },
    '/v1/responsibilities/:responsibilityId/end': { at: ['bob.responsibility'] },
    '/v1/employees/:employeeId/stated-duties': { at: ['jan', 'kees'], body: () => ({ duty: 'continuity' }) },
    '/v1/employees/:employeeId/private-contacts': {
      at: ['jan'],
      body: () => ({ item: 'phone', phone: said('jan.sweptPrivatePhone'), shownTo: [], version: null }),
    },
    '/v1/employees/:employeeId/private-contact-removal': { at: ['jan'], body: () => ({ item: 'email' }) },
    '/v1/emergencies': {
      at: [''],
      body: () => ({ employeeId: house.id('bob'), ground: 'life-in-danger', reason: said('bob.emergencyReason') }),
    },
    '/v1/emergencies/search': { at: [''], body: () => ({ familyName: 'Nobody', staffNumber: '1' }) },
    '/v1/employee-search': { at: [''], body: () => ({ familyName: 'Nobody' }) },
    '/v1/log-reviews': { at: [''], body: () => ({ month: '2024-01' }) },
    '/v1/log-reviews/:reviewId/judgements': {
      at: ['spare.review'],
      body: () => ({ lineIds: ['1'], judgement: 'to-look-into' }),
    },
    '/v1/log-reviews/:reviewId/signature': { at: ['spare.review'] },
    '/v1/emergencies/:emergencyId/review': { at: ['spare.emergency'], body: () => ({ finding: 'not-justified' }) },
    '/v1/emergencies/:emergencyId/postponements': {
      at: ['jan.emergency'],
      body: () => ({
        until: new Date(Date.now() + 3 * 86_400_000).toISOString(),
        reason: said('jan.postponementReason'),
      }),
    },
    '/v1/emergencies/:emergencyId/postponement-lifting': { at: ['jan.postponed'] },
    '/v1/emergencies/:emergencyId/telling': { at: ['spare.emergency'], body: () => ({ postedOn: house.today }) },
    '/v1/earlier-dossiers/:earlierDossierId/answer': {
      at: ['spare.earlierDossier'],
      body: () => ({ answer: 'another-person' }),
    },
    '/v1/stated-duties/:statedDutyId/telling': { at: ['spare.untoldDuty'], body: () => ({ postedOn: house.today }) },
    '/v1/stated-duties/:statedDutyId/end': { at: ['spare.duty'] },
    '/v1/employees/:employeeId/mandates': {
      at: ['jan', 'piet'],
      body: () => ({ representativeId: house.id('rita'), shows: ['verdicts'], copies: false, until: house.laterOn }),
    },
    '/v1/mandates/:mandateId/withdrawal': { at: ['spare.mandate'] },
    '/v1/employees/:employeeId/doctor-change-wishes': { at: ['jan', 'piet'] },
    ...secrecyRequests(house),
    '/v1/processing-agreements': {
      at: [''],
      body: () => ({
        organisation: said('swept.processor'),
        country: 'NL',
        signedOn: house.today,
        from: house.today,
        until: house.laterOn,
      }),
    },
    '/v1/processing-agreements/:processingAgreementId/confirmation': { at: ['waiting.processing'] },
    '/v1/processing-agreements/:processingAgreementId/end': { at: ['spare.processing'] },
    '/v1/employees/:employeeId/link-endings': { at: ['jan'] },
    '/v1/link-endings/:linkEndingId/confirmation': { at: ['spare.linkEnding'] },
    '/v1/link-endings/:linkEndingId/withdrawal': { at: ['own.linkEnding'] },
    '/v1/invitations/:invitationId/letter': { at: ['spare.invitation'] },
    '/v1/invitations/:invitationId/hand-over': { at: ['present.invitation'] },
    '/v1/notices/:noticeId/reading': { at: ['jan.notice'] },
  };
}

/** D7 — what Kees is paid, and what Jan is from now on. */
function payrollRequests(house: MarkedHouse): Readonly<Record<string, WriteRequest>> {
  const { mint } = house;
  const [keesIban, keesWage] = [mint.iban('kees.sweptIban'), mint.cents('kees.sweptWage')];
  const [janIban, janWage] = [mint.iban('jan.sweptIban'), mint.cents('jan.sweptWage')];
  return {
    '/v1/employees/:employeeId/payroll-terms': {
      at: ['kees'],
      body: () => ({ ...PAID, employmentId: house.id('kees.employment'), iban: keesIban, grossWageCents: keesWage }),
    },
    '/v1/payroll-terms/:payrollTermsId/amendments': {
      at: ['jan.payrollTerms'],
      body: () => ({ ...PAID, version: 1, change: 'corrected', iban: janIban, grossWageCents: janWage }),
    },
  };
}
