import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { notTheSameAs } from '../likeness/not-the-same-as.js';
import { personFields } from '../person-fields.js';

/** V9 — who applies, and how to be reached: no field in which one could say more. */
export const ApplicantInput = z
  .strictObject({
    ...personFields,
    notTheSameAs,
    birthDate: localDate.meta({
      description: 'Asked of the person who links the own dossier, for nothing else on record proves who that is (I1).',
      rule: 'V9',
    }),
  })
  .meta({
    description:
      'Who applies, and how to be reached. The number is one by which the employer finds the applicant again, best the ' +
      'staff number to come. `known` in the answer says whether it was on record: then the application is put to that ' +
      'person, whose name and address on record stay as they are.',
    rule: 'V9',
  });
export type ApplicantInput = z.infer<typeof ApplicantInput>;
