import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { personFields } from '../person-fields.js';

const { familyName, staffNumber } = personFields;

/** Whom a doctor seeks in an emergency: the family name, with what tells those of one name apart. */
export const SoughtInput = z
  .strictObject({
    familyName,
    birthDate: localDate.optional().meta({ description: 'The day of birth; or the staff number.', rule: 'S8' }),
    staffNumber: staffNumber.optional(),
  })
  .refine(({ birthDate, staffNumber: number }) => (birthDate === undefined) !== (number === undefined), {
    params: { code: 'birth_date_or_staff_number' },
  })
  .meta({
    description:
      'Family name and birth date, or family name and staff number: each exactly, whatever case, accents and blanks the ' +
      'name is written with. Of somebody whose birth date nobody said, the number finds him.',
    rule: 'S8',
    example: { familyName: 'Wit', birthDate: '1980-02-29' },
  });
export type SoughtInput = z.infer<typeof SoughtInput>;
