import { z } from 'zod';
import { localDate, uuid } from '../../platform/http/input-types.js';
import { CALLS, fileName } from '../../platform/http/name-types.js';
import { freeText } from '../../platform/http/free-text.js';

const item = z
  .string()
  .regex(/^M\d{2}$/)
  .meta({
    description:
      'The one item of the disclosure matrix that this piece is. No default; consultation notes are M56, working notes ' +
      '(M57) are none.',
    rule: 'V8',
    codes: 'item',
  });
const text = freeText(20_000).meta({ description: "Medical content: sealed under the employee's medical key." });

const document = z
  .strictObject({
    fileId: uuid.meta({ description: 'A file of this dossier that you brought in and that is no piece yet.' }),
    name: fileName.optional().meta({
      description: 'What it is called; medical content too. Behind its last dot it says no other type than it has.',
    }),
  })
  .meta({ description: 'A file in place of a text.' });
const received = z
  .strictObject({
    from: z.string().trim().min(1).max(500).register(CALLS, { called: 'sender' }).meta({
      description: 'From whom it came; medical content too, but no citizen service number (D4).',
    }),
    datedOn: localDate.meta({ description: 'The date it bears.' }),
    receivedOn: localDate.meta({ description: 'The day it came in; not in the future, nor before its date.' }),
  })
  .meta({ description: 'That it came from elsewhere: of a received letter the dossier doctor decides.', rule: 'C4' });
/** A body is a text or a file, and one of both. */
export const ONE_BODY = { params: { code: 'text_or_document' } };

interface Body {
  readonly text?: string | undefined;
  readonly document?: { readonly fileId: string; readonly name?: string | undefined } | undefined;
}

export function isOneBody(body: Body): boolean {
  return (body.text === undefined) !== (body.document === undefined);
}

/** A new entry: one or more pieces about one day. */
export const EntryInput = z.strictObject({
  entryOn: localDate.meta({ description: 'The day the entry is about; not in the future.' }),
  pieces: z
    .array(
      z
        .strictObject({ item, text: text.optional(), document: document.optional(), received: received.optional() })
        .refine(isOneBody, ONE_BODY)
        .meta({ example: { item: 'M56', text: 'What was said.' } }),
    )
    .min(1)
    .max(50)
    .meta({ description: 'The pieces of the entry, each exactly one item with a text or a file.' }),
});
export type EntryInput = z.infer<typeof EntryInput>;

/** I4 — a correction: the earlier text or file stays as history. */
export const AmendmentInput = z
  .strictObject({
    version: z
      .int()
      .positive()
      .meta({ description: "The version that was read; 409 when it isn't the current one any more." }),
    text: text.optional(),
    document: document.optional(),
    reason: freeText(2_000).meta({ description: 'Why it changes; medical content too.' }),
  })
  .refine(isOneBody, ONE_BODY)
  .meta({ example: { version: 1, text: 'What was said.', reason: 'A slip of the pen.' } });
export type AmendmentInput = z.infer<typeof AmendmentInput>;

/** I1 — the one ground on which a piece is left out of the employee's inspection; never the employee's own good (I2). */
export const WithholdingInput = z.strictObject({
  ground: z.enum(['privacy-of-another']).meta({ description: "The ground: another person's privacy.", rule: 'I1' }),
});
export type WithholdingInput = z.infer<typeof WithholdingInput>;
