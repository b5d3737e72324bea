import { z } from 'zod';
import { personFields } from '../person-fields.js';

/** Namesakes in one family that work for one employer. */
const MOST = 5;

/** D1 — the way through for namesakes: father and son, twins. It stays on record who said it, and of whom. */
export const notTheSameAs = z
  .array(personFields.staffNumber)
  .max(MOST)
  .optional()
  .meta({
    description:
      'Staff numbers of people on record with the same name who are somebody else. Without it a person with a new number ' +
      'who has the name and the birth date, address or phone number of somebody on record is refused (409, ' +
      '`known-by-another-number`): one person has one dossier.',
    rule: 'D1',
  });
