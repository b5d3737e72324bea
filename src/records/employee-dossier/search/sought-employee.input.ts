import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { personFields } from '../person-fields.js';

const { familyName, staffNumber } = personFields;

/** Whom somebody seeks among his own people: by one of these, or by several that all have to hold. */
export const SoughtEmployeeInput = z
  .strictObject({
    familyName: familyName.optional(),
    birthDate: localDate.optional().meta({ description: 'The day of birth, where your role is shown it.', rule: 'S7' }),
    staffNumber: staffNumber.optional(),
  })
  .refine((sought) => Object.values(sought).some((value) => value !== undefined), {
    params: { code: 'name_birth_date_or_staff_number' },
  })
  .meta({
    description:
      'Family name, birth date or staff number, or several of them: each exactly, whatever case, accents and blanks the ' +
      'name is written with, and each only for a role that is shown it of somebody.',
    rule: 'S7',
    example: { familyName: 'Wit' },
  });
export type SoughtEmployeeInput = z.infer<typeof SoughtEmployeeInput>;
