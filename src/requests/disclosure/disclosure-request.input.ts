import { z } from 'zod';
import { freeText } from '../../platform/http/free-text.js';
import { localDate, uuid } from '../../platform/http/input-types.js';
import { recipientOrganisation, recipientPerson } from '../../platform/http/name-types.js';
import { STRIKING } from './disclosure-request.js';

const code = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);
const isWithoutRepetition = (pieces: readonly { readonly pieceId: string }[]): boolean =>
  new Set(pieces.map(({ pieceId }) => pieceId)).size === pieces.length;

const requester = z
  .strictObject({
    name: recipientPerson.meta({ description: 'The person who asks, by name.', rule: 'C2', example: 'E. de Wit' }),
    capacity: code.meta({ codes: 'capacity', description: 'As what he asks.', rule: 'V8', example: 'other-doctor' }),
    organisation: recipientOrganisation
      .nullable()
      .meta({ description: 'Where he works; null for somebody on his own.', rule: 'C2' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .meta({ description: 'Where that is, two letters (ISO 3166-1).', rule: 'D8', example: 'NL' }),
  })
  .meta({ description: 'Who asks, and would get it.', rule: 'C2' });

const basis = z
  .union([
    z.strictObject({ consentId: uuid.meta({ description: 'A consent of this employee.', rule: 'C1' }) }),
    z.strictObject({
      article: freeText(200).meta({
        description: "Of the statute, as '30 Wet SUWI'.",
        rule: 'V8',
        example: '30 Wet SUWI',
      }),
      claim: freeText(200).meta({
        description: 'What is claimed or reported under it.',
        rule: 'V8',
        example: 'benefit-claim',
      }),
      date: localDate.meta({ description: 'The day of that claim or report.', rule: 'V8' }),
    }),
  ])
  .nullable()
  .meta({
    description: 'What it rests on: a consent, or a legal ground; null where nothing came with it.',
    rule: 'C1',
  });

const pieces = z
  .array(
    z.strictObject({
      pieceId: uuid.meta({ description: 'A piece of this dossier that answers what is asked.', rule: 'C4' }),
      version: z.int().positive().meta({ description: 'Its version as it stands.', rule: 'C3' }),
      necessity: freeText(2_000)
        .nullable()
        .meta({ description: 'Why this item is necessary; null where nobody said.', rule: 'V8' }),
    }),
  )
  .min(1)
  .max(50)
  .refine(isWithoutRepetition, { params: { code: 'repeated' } })
  .meta({ description: 'What would go, piece by piece.', rule: 'C4' });

/** C4, C17 — a request that came by post. */
export const DisclosureRequestInput = z.strictObject({
  receivedOn: localDate.meta({ description: 'The day on which it came in, not after today.', rule: 'C17' }),
  requester,
  purpose: code.meta({
    codes: 'consentPurpose',
    description: 'What it is asked for.',
    rule: 'C2',
    example: 'treatment',
  }),
  basis,
  pieces,
});
export type DisclosureRequestInput = z.infer<typeof DisclosureRequestInput>;

/** C17 — what came in to repair one; requester and purpose stay. */
export const RepairInput = z.strictObject({
  receivedOn: localDate.meta({ description: 'The day on which that came in.', rule: 'C17' }),
  basis,
  pieces,
});
export type RepairInput = z.infer<typeof RepairInput>;

const answer = (description: string, rule: string) =>
  z
    .strictObject({
      yes: z.boolean().meta({ description: 'Yes or no; there is no default.', rule }),
      reason: freeText(4_000).meta({ description: 'Why; the employee reads it.', rule }),
    })
    .meta({ description, rule });

/** C5-C7 — the decision, over what was read. */
export const DisclosureDecisionInput = z.strictObject({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({
      description: 'The `digest` of the request as you read it.',
      rule: 'C4',
      example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    }),
  answers: z
    .strictObject({
      interestOutweighs: answer(
        'Does the interest served outweigh the privacy? Not asked under a legal ground.',
        'C5',
      ).optional(),
      noMoreThanNecessary: answer('Is no more asked than is needed for the task?', 'C6'),
      handledReasonably: answer(
        'Will it be handled so that privacy is not harmed disproportionately? Not asked under a legal ground.',
        'C7',
      ).optional(),
    })
    .meta({ description: 'One no refuses.', rule: 'C7' }),
  struck: z
    .array(
      z.strictObject({
        pieceId: uuid.meta({ description: 'A piece that is asked for.', rule: 'C7' }),
        code: z.enum(STRIKING).meta({ description: 'Why it does not go.', rule: 'C7' }),
        reason: freeText(4_000).meta({ description: 'In words; the employee reads it.', rule: 'C7' }),
      }),
    )
    .max(50)
    .refine(isWithoutRepetition, { params: { code: 'repeated' } })
    .meta({ description: 'What does not go with the rest; empty where all of it goes.', rule: 'C7' }),
});
export type DisclosureDecisionInput = z.infer<typeof DisclosureDecisionInput>;
