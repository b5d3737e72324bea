import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
import { DECLARATION_KINDS } from '../declaration-text/declaration-text.js';

export const Declaration = z
  .strictObject({
    id,
    accountId: id,
    textId: id,
    kind: z
      .enum(DECLARATION_KINDS)
      .describe('The separate confidentiality declaration (S3), or the general undertaking (S7).'),
    signedAt: moment,
    revokedAt: moment.nullable(),
    revokedBy: id.nullable(),
  })
  .describe("S3, S7 — somebody's signature under a text.");
export type Declaration = Readonly<z.infer<typeof Declaration>>;

export const DeclarationSigned = z
  .strictObject({
    declarationId: id,
    countsFrom: moment.describe('Where the text has yet to come into force, later than now.'),
  })
  .describe('The text is signed.');
export type DeclarationSigned = z.infer<typeof DeclarationSigned>;

export const DeclarationRevoked = z
  .strictObject({ declarationId: id, state: z.literal('revoked') })
  .describe('The declaration is revoked.');
export type DeclarationRevoked = z.infer<typeof DeclarationRevoked>;
