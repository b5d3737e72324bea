import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';

/** I10 — a paper that came in, with the employee's signature. */
export const PaperAgreementInput = z.strictObject({
  pieceId: uuid.meta({
    description:
      'The scan of it: a document of this dossier, of no earlier paper, that came in since he heard the outcome.',
    rule: 'I10',
  }),
  signedOn: localDate.meta({
    description: 'The day on the paper: from the day on which the employee heard the outcome to today.',
    rule: 'V4',
  }),
});
export type PaperAgreementInput = z.infer<typeof PaperAgreementInput>;

/** I10 — that the letter which says that a doctor accepted it was posted. */
export const PaperPostingInput = z.strictObject({
  postedOn: localDate.meta({ description: 'The day it was posted: from the day of the acceptance to today.' }),
});
export type PaperPostingInput = z.infer<typeof PaperPostingInput>;
