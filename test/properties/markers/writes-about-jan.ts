import { pdf } from '../../../src/platform/files/files.fixture.js';
import type { MarkedHouse } from './marked-house.js';
import { consentToMarked, paperConsentToMarked } from './consents.js';
import { askedMarked, decisionMarked } from './disclosures.js';
import type { WriteRequest } from './write-request.js';

const EXPOSED = { agentClass: 'asbestos', agent: null, from: '1990-01-01', until: '1995-12-31' };
const FIELDS = [
  ...['sweptRecipient', 'sweptOrganisation'],
  ...['sweptAgent', 'sweptSource', 'sweptWhy'],
  ...['sweptNote', 'sweptNoteText', 'sweptConclusion', 'sweptQuestion', 'sweptConsultation'],
  ...['sweptMoveGrounds', 'sweptMoveReason'],
  ...['messageSubject', 'messageText', 'ownSubject', 'ownText', 'healthSubject', 'healthText'],
];

/** What goes on around Jan besides the pieces of his dossier: exposures, messages, his way back to work. */
export function writesAboutJan(house: MarkedHouse): Readonly<Record<string, WriteRequest>> {
  const said = (name: string): string => house.mint.textOf(name);
  for (const field of FIELDS) house.mint.word(`jan.${field}`);
  for (const field of ['sweptRecipient', 'sweptOrganisation']) house.mint.word(`wim.${field}`);
  return {
    '/v1/employees/:employeeId/exposures': {
      at: ['jan'],
      body: () => ({ ...EXPOSED, agent: said('jan.sweptAgent'), source: said('jan.sweptSource') }),
    },
    '/v1/employees/:employeeId/working-notes': { at: ['jan'], body: () => ({ text: said('jan.sweptNote') }) },
    '/v1/working-notes/:noteId/amendments': {
      at: ['jan.note'],
      body: () => ({ version: 1, text: said('jan.sweptNoteText') }),
    },
    '/v1/working-notes/:noteId/filing': {
      at: ['jan.filedNote'],
      body: () => ({ version: 1, item: 'M56', entryOn: house.today }),
    },
    '/v1/working-notes/:noteId/destruction': { at: ['jan.spareNote'], body: () => ({ version: 1 }) },
    '/v1/employees/:employeeId/second-opinions': {
      at: ['jan'],
      body: () => ({ doctorId: house.id('dr-smit'), pieces: [{ pieceId: house.id('jan.piece'), version: 1 }] }),
    },
    '/v1/employees/:employeeId/consents': {
      at: ['jan'],
      body: () => consentToMarked(house, 'jan.document', 'jan.sweptRecipient', 'jan.sweptOrganisation'),
    },
    '/v1/employees/:employeeId/disclosure-requests': {
      at: ['jan'],
      body: () => askedMarked(house, 'sweptDisclosure', 'request'),
    },
    '/v1/disclosure-requests/:disclosureRequestId/decision': {
      at: ['jan.spareDisclosure'],
      body: () => decisionMarked(house, 'spareDisclosure'),
    },
    '/v1/disclosure-requests/:disclosureRequestId/repair': {
      at: ['jan.repairedDisclosure'],
      body: () => askedMarked(house, 'repairedDisclosure', 'repair'),
    },
    '/v1/disclosure-requests/:disclosureRequestId/package': {
      at: ['jan.approvedDisclosure'],
      body: () => ({ language: 'en' }),
    },
    '/v1/disclosure-requests/:disclosureRequestId/release': { at: ['jan.signedDisclosure'] },
    '/v1/disclosure-requests/:disclosureRequestId/withdrawal': { at: ['jan.withdrawnDisclosure'] },
    '/v1/employees/:employeeId/paper-consents': {
      at: ['wim'],
      body: () => paperConsentToMarked(house, 'wim.sweptScan', 'wim.sweptRecipient', 'wim.sweptOrganisation'),
    },
    '/v1/consents/:consentId/acceptance': {
      at: ['wim.paperConsent'],
      body: () => ({ digest: house.id('wim.paperConsent.digest') }),
    },
    '/v1/consents/:consentId/posting': { at: ['wim.paperConsent'], body: () => ({ postedOn: house.today }) },
    '/v1/consents/:consentId/signature': {
      at: ['jan.spareConsent'],
      body: () => ({ digest: house.id('jan.spareConsent.digest') }),
    },
    '/v1/consents/:consentId/withdrawal': { at: ['jan.takenBackConsent'] },
    '/v1/pieces/:pieceId/moves': {
      at: ['jan.misfiled'],
      body: () => ({ version: 1, secondDoctorId: house.id('dr-smit'), grounds: said('jan.sweptMoveGrounds') }),
    },
    '/v1/piece-moves/:moveId/taking': { at: ['jan.takenMove'], body: () => ({ employeeId: house.id('piet') }) },
    '/v1/piece-moves/:moveId/return': {
      at: ['jan.returnedMove'],
      body: () => ({ reason: said('jan.sweptMoveReason') }),
    },
    '/v1/piece-moves/:moveId/withdrawal': { at: ['jan.withdrawnMove'] },
    '/v1/second-opinions/:opinionId/withdrawal': { at: ['jan.takenBackOpinion'] },
    '/v1/second-opinions/:opinionId/conclusion': {
      at: ['jan.spareOpinion'],
      body: () => ({ text: said('jan.sweptConclusion') }),
    },
    '/v1/employees/:employeeId/consultations': {
      at: ['jan'],
      body: () => ({ doctorId: house.id('dr-smit'), question: said('jan.sweptQuestion') }),
    },
    '/v1/consultations/:consultationId/appointment': {
      at: ['jan.consultation'],
      body: () => ({ plannedFor: new Date(Date.now() + 864e5).toISOString() }),
    },
    '/v1/consultations/:consultationId/withdrawal': { at: ['jan.takenBackConsultation'] },
    '/v1/consultations/:consultationId/conclusion': {
      at: ['jan.spareConsultation'],
      body: () => ({ text: said('jan.sweptConsultation') }),
    },
    '/v1/consultations/:consultationId/filing': { at: ['jan.heldConsultation'] },
    '/v1/second-opinions/:opinionId/filing': { at: ['jan.concludedOpinion'] },
    '/v1/exposures/:exposureId/amendments': {
      at: ['jan.exposure'],
      body: () => ({ ...EXPOSED, version: 1, source: 'a register', reason: said('jan.sweptWhy') }),
    },
    '/v1/absences/:absenceId/reintegration-parts': {
      at: ['jan.absence'],
      body: () => ({
        part: 'activity',
        content: { activity: 'training', status: 'planned', plannedFor: house.laterOn, doneOn: null },
      }),
    },
    '/v1/reintegration-parts/:partId/amendments': {
      at: ['jan.plan'],
      body: () => ({ version: 1, now: { part: 'plan', content: { agreedOn: house.today, goal: 'own-work-adapted' } } }),
    },
    '/v1/reintegration-parts/:partId/posting': {
      at: ['piet.analysis'],
      body: () => ({ version: 1, postedOn: house.today }),
    },
    '/v1/employees/:employeeId/messages': {
      at: ['jan'],
      purpose: 'reintegration',
      body: () => ({
        direction: 'in',
        channel: 'telephone',
        sentOn: house.today,
        subject: said('jan.messageSubject'),
        text: said('jan.messageText'),
      }),
    },
    '/v1/employees/:employeeId/own-messages': {
      at: ['jan'],
      body: () => ({ subject: said('jan.ownSubject'), text: said('jan.ownText') }),
    },
    '/v1/employees/:employeeId/health-messages': {
      at: ['jan'],
      body: () => ({ subject: said('jan.healthSubject'), text: said('jan.healthText') }),
    },
    '/v1/messages/:messageId/attachments': { at: ['jan.kept'], file: pdf(), mediaType: 'application/octet-stream' },
    '/v1/health-messages/:messageId/attachments': {
      at: ['jan.toTheDoctor'],
      file: pdf(),
      mediaType: 'application/octet-stream',
    },
    '/v1/messages/:messageId/move-to-doctor': { at: ['jan.message'], purpose: 'reintegration' },
  };
}
