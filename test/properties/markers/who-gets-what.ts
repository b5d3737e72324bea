import { ALLOWED, ASKED_FOR, DECIDED, NOT_SIGNED } from './of-disclosures.js';
import { SENT_FIELDS } from './sent.js';
import { ABSENCE, ADDRESS, NUMBER, PRIVATE, TERMS } from './marked-people.js';

/** What the doctor wrote of an employee. */
const MEDICAL = [
  'entryOn',
  'text',
  'amendedText',
  'reason',
  'sweptText',
  'sweptAmendment',
  'sweptReason',
  'documentContent',
  'documentName',
  'documentSender',
  'validUntil',
  'advisedDay',
] as const;
/** I4 — what Jan said of a piece travels with it; what he asked is between the doctor and him. */
const STATED = ['statement', 'sweptStatement'] as const;
const EXPOSED = ['agent', 'source', 'sweptAgent', 'sweptSource', 'sweptWhy'] as const;
const CORRECTED = ['correctionText', 'sweptCorrection', 'sweptAnswer'] as const;
/** D3 — what came to the desk; D12 — what went to the doctor, and what was moved to him from the desk. */
const DESK = ['messageSubject', 'messageText', 'ownSubject', 'ownText'] as const;
const TO_THE_DOCTOR = ['healthSubject', 'healthText'] as const;
const MOVED = ['movedSubject', 'movedText'] as const;
/** S12 — seen by who wrote it; what each writes anew is the same for both here. */
const NOTES = ['note', 'spareNote', 'sweptNote', 'sweptNoteText'] as const;
const FILED = ['filedNote'] as const;
/** S14 — what Jan asks Dr Smit, what came of it, and of that what he made part of his dossier. */
const ASKED = [
  ...['consultationQuestion', 'spareConsultationQuestion', 'heldConsultationQuestion', 'sweptQuestion'],
  ...['sweptConsultation', 'sweptConclusion'],
] as const;
const IN_DOSSIER = ['conclusion', 'consultationConclusion'] as const;
/** I10 — and whom Wim does, on paper. */
const ON_PAPER = ['paperConsentRecipient', 'paperConsentOrganisation', 'sweptRecipient', 'sweptOrganisation'] as const;
const TAKEN_BACK = ['takenBackConsultationQuestion'] as const;
/** V3 — why a doctor in training would decide so. */
const PREPARED = ['grounds'] as const;
const PREPARED_OF_TESS = ['back.grounds', 'sweptGrounds'] as const;
/** What would harm another person's privacy. */
const WITHHELD = ['withheldText'] as const;
/** D1 — why a piece lies wrong; why it was sent back is its proposer's to know. */
const MISFILED = ['move', 'takenMove', 'returnedMove', 'withdrawnMove', 'sweptMove'].map((name) => `${name}Grounds`);
/** D7 — what somebody is paid; S7 — and who that is. */
const PAID = ['iban', 'wage', 'sweptIban', 'sweptWage'] as const;
const WHO_IS_PAID = ['givenName', 'familyName', 'staffNumber'] as const;
const ON_RECORD = [...ADDRESS, ...PRIVATE, ...NUMBER, ...TERMS] as const;

/** I3 — of a file its representative gets no copy. */
const FILES = ['movedFile', 'healthFile'] as const;
/** A sick report is the first that was heard of Nina: it says no more of her than this. */
const OF_A_REPORT = [...ADDRESS.filter((field) => field !== 'phone'), 'absencePhone'];
const VISITED = [...ADDRESS, ...ABSENCE];

/** A caller is told which key of his nobody knows, where it looks like one: what he sent, and to himself alone. */
const OWN_WRONG_KEYS = ['wrong.bodyKey', 'wrong.queryKey'];

function of(who: string, ...fields: readonly (readonly string[])[]): string[] {
  return fields.flat().map((field) => `${who}.${field}`);
}

function accounts(...people: readonly string[]): string[] {
  return people.map((who) => `${who}.account`);
}

/** Whoever has an account that he didn't get by linking a dossier. */
const EVERYBODY = [
  'dr-vos',
  'dr-smit',
  'dr-jong',
  'dr-kern',
  'dr-staf',
  'dr-both',
  'anna',
  'cm-acme',
  'expert',
  'pim',
  'acme-hr',
  'globex-hr',
  'relations',
  'ada',
  'abel',
  'officer',
  'luuk',
  'rita',
  'ruud',
  'no-role',
  'spare',
  'shut',
  'newcomer',
  'trainee',
];

/** S10 — who acts for a party in a dispute about Bob… */
const PROXIES = ['spare.proxyName', 'spare.proxyNumber'];
/** …and who does in one about Jan. */
const PROXY_OF_JAN = ['swept.proxyName', 'swept.proxyNumber'];
/** P1 — with which organisations there is an agreement. */
const PROCESSORS = ['waiting.processor', 'swept.processor'];

/** S2, S7 — who chooses an assistant or signs for one knows who she is, and who proposed it. */
const OF_ASSISTANTS = ['ada', 'anna', 'spare', 'trainee'];
/** S9, S7 — where a letter goes. */
const POSTED = ['givenName', 'familyName', 'street', 'houseNumber', 'postcode', 'city'];

/** What reaches each actor, to the field: all of it, and nothing else. One line a person it is about. */
export const WHO_GETS_WHAT: Readonly<Record<string, readonly string[]>> = {
  // S1, S7 — of the employees he is responsible for: the dossier, and how to reach them.
  'dr-vos': [
    'jan.privateEmail',
    ...accounts('dr-vos', 'dr-kern', 'dr-both', ...OF_ASSISTANTS),
    ...of(
      'jan',
      ADDRESS,
      PRIVATE,
      TERMS,
      ABSENCE,
      MEDICAL,
      WITHHELD,
      STATED,
      CORRECTED,
      EXPOSED,
      TO_THE_DOCTOR,
      MOVED,
      NOTES,
      FILED,
      IN_DOSSIER,
      ALLOWED,
      ASKED_FOR,
      DECIDED,
      SENT_FIELDS,
      MISFILED,
      ['sweptMoveReason'],
    ),
    ...of('wim', ADDRESS, PRIVATE, TERMS, ABSENCE, ['validUntil', 'advisedDay'], ON_PAPER),
    // V3 — what is prepared under his supervision.
    ...of('tim', PREPARED),
    ...of('ton', PREPARED),
    ...of('tess', PREPARED_OF_TESS),
    'swept.registrationNumber',
    ...PROXY_OF_JAN,
    ...OWN_WRONG_KEYS,
    ...of('jan', FILES),
  ],
  // V3 — what he prepared himself, and why it was sent back; S2, S4 — whom he can choose.
  'dr-jong': [
    ...accounts('dr-jong', 'dr-kern', 'dr-both', 'anna', 'spare'),
    ...of('tim', PREPARED),
    ...of('ton', PREPARED),
    ...of('tess', PREPARED_OF_TESS, ['sweptBack']),
  ],
  'dr-smit': [
    ...accounts('dr-smit', 'dr-kern', 'dr-both', 'anna', 'spare'),
    ...of('piet', ADDRESS, PRIVATE, TERMS, ABSENCE, MEDICAL, WITHHELD),
    // S14 — what Jan's consent names, what he says of it (I4), what he consults him about, and what he concluded from it.
    ...of('jan', ['text', 'entryOn', 'documentContent', 'documentName'], STATED, ASKED, IN_DOSSIER, TAKEN_BACK),
    // D1 — the pieces of his that lie wrong.
    ...of('jan', ['documentSender'], MISFILED),
    ...of('kees', ADDRESS, PRIVATE, TERMS),
  ],
  // S4 — while deputising for Dr Smit: content, and whose it is.
  'dr-kern': [
    ...accounts('dr-kern', 'dr-both', 'dr-vos', 'dr-smit', 'dr-jong', ...OF_ASSISTANTS, 'acme-hr', 'shut'),
    ...of('piet', ADDRESS, ['birthDate'], MEDICAL, WITHHELD),
    ...of('kees', ADDRESS, ['birthDate']),
    // S13, S9 — she has no doctor, he stated a duty, and a letter told her.
    ...of('ria', ADDRESS, ['birthDate']),
    'swept.registrationNumber',
    ...PROXIES,
    ...PROXY_OF_JAN,
  ],
  'dr-staf': [
    ...accounts('dr-staf', 'dr-vos', 'dr-smit', 'dr-jong', 'dr-kern', 'dr-both', ...OF_ASSISTANTS, 'acme-hr', 'shut'),
    // S9 — nobody told Kees who his doctor is: the letter waits.
    ...of('kees', POSTED),
    'swept.registrationNumber',
    ...PROXIES,
    ...PROXY_OF_JAN,
  ],
  // S2 — what was delegated to her.
  anna: [
    ...accounts('anna'),
    ...of('jan', ADDRESS, ABSENCE, MEDICAL, WITHHELD, STATED, EXPOSED, FILED, ['assistantNote', 'sweptNote']),
  ],
  // S7 — how to reach the absent.
  'cm-acme': [
    'jan.privateEmail',
    ...accounts('cm-acme'),
    ...of('jan', VISITED, ['advisedDay'], DESK, MOVED, ['movedFile']),
    ...of('piet', VISITED, ['advisedDay']),
    ...of('nina', OF_A_REPORT),
  ],
  expert: [
    ...accounts('expert'),
    'jan.privateEmail',
    ...of('jan', VISITED),
    ...of('piet', VISITED),
    ...of('nina', OF_A_REPORT),
  ],
  // S7 — whom he pays, and what; nobody's address, nobody who applies, and nobody of whom a sick report was the first.
  pim: [
    ...accounts('pim'),
    ...of('jan', WHO_IS_PAID, ['startsOn'], PAID),
    ...of('piet', WHO_IS_PAID, ['startsOn']),
    ...of('kees', WHO_IS_PAID, ['startsOn', 'sweptIban', 'sweptWage']),
    ...['ria', 'bob', 'otto'].flatMap((who) => of(who, WHO_IS_PAID)),
  ],
  // V1, V8 — its own staff, their absences, and the answers that are out: Jan's, not Piet's.
  'acme-hr': [
    'jan.privateEmail',
    ...accounts('acme-hr'),
    'acme.name',
    'swept.contactName',
    ...of('jan', ON_RECORD, ABSENCE, ['validUntil', 'advisedDay']),
    ...of('piet', ON_RECORD, ABSENCE, ['advisedDay']),
    ...of('kees', ON_RECORD),
    ...of('ria', ADDRESS, PRIVATE, NUMBER),
    ...of('bob', ADDRESS, PRIVATE, NUMBER),
    ...of('otto', ADDRESS, PRIVATE, NUMBER),
    ...of('nora', ADDRESS, ['birthDate'], NUMBER),
    ...of('nina', OF_A_REPORT, NUMBER),
    ...OWN_WRONG_KEYS,
  ],
  'globex-hr': [
    ...accounts('globex-hr'),
    'globex.name',
    'spare.contactName',
    ...of('wim', ON_RECORD, ABSENCE, ['validUntil']),
  ],
  relations: [
    ...accounts('relations'),
    'acme.name',
    'globex.name',
    'initech.name',
    'swept.employerName',
    'swept.contactName',
    'spare.contactName',
  ],
  // S7 — accounts, no dossier; the code of a letter reaches who printed it, not who invited.
  ada: [...accounts(...EVERYBODY), 'swept.accountName', ...PROCESSORS],
  abel: [...accounts(...EVERYBODY), 'swept.accountName', ...PROCESSORS, 'jan.invitationCode', ...of('kees', POSTED)],
  // A6 — who acted, by name.
  officer: [...accounts(...EVERYBODY), 'swept.accountName', ...PROCESSORS, ...PROXIES, ...PROXY_OF_JAN],
  luuk: [...accounts(...EVERYBODY), 'swept.accountName'],
  // I1, I9 — all of his own but what would harm another, and who works on his dossier.
  // I9 — ada and abel invited him: who did has a name for him.
  jan: [
    'jan.privateEmail',
    ...of('jan', ON_RECORD, ABSENCE, MEDICAL, STATED, CORRECTED, EXPOSED, DESK, TO_THE_DOCTOR, MOVED, FILED),
    ...of('jan', ASKED, IN_DOSSIER, TAKEN_BACK, ALLOWED, NOT_SIGNED, ASKED_FOR, DECIDED, SENT_FIELDS, PAID),
    ...PROXY_OF_JAN,
    ...accounts(
      'pim',
      'dr-vos',
      'dr-jong',
      'dr-kern',
      'dr-staf',
      'anna',
      'cm-acme',
      'expert',
      'acme-hr',
      'officer',
      'luuk',
      'rita',
      'ruud',
      'ada',
      'abel',
      // S14 — doctors whom he can ask.
      ...['dr-smit', 'dr-both', 'spare'],
    ),
    ...OWN_WRONG_KEYS,
    ...of('jan', FILES),
  ],
  // I3 — what Jan's mandate shows: all of his but what would harm another.
  rita: [
    // I3 — the doctors, and who looked.
    ...accounts(
      'rita',
      'pim',
      'dr-vos',
      'dr-smit',
      'dr-jong',
      'dr-kern',
      'dr-staf',
      'dr-both',
      'spare',
      'anna',
      'acme-hr',
      'cm-acme',
      'expert',
      'officer',
      'luuk',
    ),
    ...of('jan', ON_RECORD, ABSENCE, MEDICAL, STATED, CORRECTED, EXPOSED, DESK, TO_THE_DOCTOR, MOVED, FILED),
  ],
  'no-role': accounts('no-role'),
  nobody: [],
};
