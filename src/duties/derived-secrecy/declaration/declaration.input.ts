import { z } from 'zod';
import { uuid } from '../../../platform/http/input-types.js';

/** S3, S7 — a signature: which text, and what was shown of it. */
export const SigningInput = z.strictObject({
  textId: uuid.meta({ rule: 'S3' }),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({
      description: "SHA-256 of the text that was shown, in UTF-8, hexadecimal: nobody signs what he didn't see.",
      rule: 'S3',
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }),
});
export type SigningInput = z.infer<typeof SigningInput>;
