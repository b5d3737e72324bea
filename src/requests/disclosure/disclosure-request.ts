import { z } from 'zod';
import { codeOf, day, id, moment, version } from '../../platform/http/shown.js';
import { ConsentRecipient } from '../../records/medical-dossier/consent/consent.js';
import { CONSENT_FAULTS } from '../../records/medical-dossier/consent/why-no-consent.js';
import { DisclosurePackage } from './sending/disclosure-package.js';
import { STATES } from './disclosure-states.js';

export const RequestedPiece = z
  .strictObject({
    pieceId: id,
    version,
    item: codeOf('item'),
    necessity: z.string().nullable().describe('V8 — why this item is necessary; null where nobody said.'),
  })
  .describe('A version of a piece that is asked for.');
export type RequestedPiece = Readonly<z.infer<typeof RequestedPiece>>;

export const LegalGround = z
  .strictObject({
    article: z.string().describe("Of the statute, as '30 Wet SUWI'."),
    claim: z.string().describe('What is claimed or reported under it.'),
    date: day.describe('The day of that claim or report.'),
  })
  .describe('V8 — the ground in place of a consent.');
export type LegalGround = Readonly<z.infer<typeof LegalGround>>;

const answer = (of: string) =>
  z
    .strictObject({
      yes: z.boolean().describe('What he answered; one no refuses.'),
      reason: z.string().describe("In the doctor's words; the employee reads it."),
    })
    .describe(of);

/** C5-C7 — what the doctor answered; under a legal ground the second alone. */
export const Answers = z
  .strictObject({
    interestOutweighs: answer('C5 — does the interest served outweigh the privacy?').nullable(),
    noMoreThanNecessary: answer('C6 — is no more asked than is needed for the task?'),
    handledReasonably: answer(
      'C7 — will the requester handle it so that privacy is not harmed disproportionately?',
    ).nullable(),
  })
  .describe('C5-C7 — the questions that no machine answers.');
export type Answers = Readonly<z.infer<typeof Answers>>;

export const STRIKING = [
  'interest_not_outweighing',
  'more_than_necessary',
  'unreasonable_handling_expected',
  'not_to_this_recipient',
] as const;

export const StruckPiece = z
  .strictObject({
    pieceId: id,
    code: z.enum(STRIKING).describe('Why it does not go; the requester gets this code.'),
    reason: z.string().describe('In the words of the doctor; the employee reads it.'),
  })
  .describe('C7 — a piece that does not go with the rest.');
export type StruckPiece = Readonly<z.infer<typeof StruckPiece>>;

const state = z
  .enum(STATES)
  .describe(
    "Where it stands; 'recalled' is what rested on a consent that was withdrawn, 'expired' what was not repaired in time.",
  );

export const DisclosureRequest = z
  .strictObject({
    id,
    employeeId: id,
    requester: ConsentRecipient,
    purpose: codeOf('consentPurpose'),
    consentId: id
      .nullable()
      .describe('C2 — the consent that it rests on; null where it rests on a legal ground, or on nothing.'),
    ground: LegalGround.nullable(),
    pieces: z.array(RequestedPiece).readonly().describe('What would go, piece by piece.'),
    receivedOn: day.describe('The day on which it came in, or was repaired.'),
    lacking: z
      .enum(['no-basis', ...CONSENT_FAULTS])
      .nullable()
      .describe('C2, C17 — what was missing first when it came in; null where nothing was.'),
    repairUntil: day.nullable().describe('C17 — the last day on which it can be repaired; null where it can not.'),
    digest: z.string().describe('SHA-256 of what the doctor decides upon, hexadecimal.'),
    recordedBy: id,
    recordedAt: moment,
    answers: Answers.nullable(),
    struck: z.array(StruckPiece).readonly().describe('C7 — what does not go with the rest.'),
    decidedBy: id.nullable().describe('C10 — the doctor who decided.'),
    decidedAt: moment.nullable().describe('When he signed; null while it waits.'),
    withdrawnAt: moment.nullable(),
    package: DisclosurePackage.nullable().describe(
      'C11 — what was signed to leave, the last one where it was signed anew.',
    ),
    state,
  })
  .describe('C4 — that somebody asks for medical data, on what, and what the doctor decided.');
export type DisclosureRequest = Readonly<z.infer<typeof DisclosureRequest>>;

export const DisclosureRequestChanged = z
  .strictObject({ disclosureRequestId: id, state, lacking: DisclosureRequest.shape.lacking })
  .describe('Where it stands now.');
export type DisclosureRequestChanged = z.infer<typeof DisclosureRequestChanged>;
