import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';
import { notTheSameAs } from './likeness/not-the-same-as.js';
import { addressFields, personFields } from './person-fields.js';

/** V9 — name, address, phone and first day; no field in which one could say why. */
export const SickReportInput = z
  .strictObject({
    ...personFields,
    nursingAddress: z.strictObject(addressFields).optional().meta({
      description: 'Where the employee is nursed, if not at home.',
      rule: 'V9',
    }),
    notTheSameAs,
    firstDay: localDate.meta({ description: 'The first day of the absence; at latest tomorrow.', rule: 'V9' }),
  })
  .meta({
    description:
      'Who is absent, from when, and where to be reached. `known` in the answer says whether the staff number was on ' +
      'record: then the absence is put to that person, the address becomes its contact address, and the name and home ' +
      'address on record stay as they are; else this report makes the person known.',
    rule: 'V9',
  });
export type SickReportInput = z.infer<typeof SickReportInput>;

/** A recovery: the day and nothing else. */
export const RecoveryInput = z
  .strictObject({
    recoveredOn: localDate.meta({ description: 'The first day at work again; at latest tomorrow.' }),
    version: z.int().positive().meta({ description: "The version that was read; 409 when it isn't the current one." }),
  })
  .meta({ rule: 'V9' });
export type RecoveryInput = z.infer<typeof RecoveryInput>;

/** A first day that was reported wrongly: the right one and nothing else. */
export const FirstDayInput = z
  .strictObject({
    firstDay: localDate.meta({ description: 'The first day of the absence as it should be; at latest tomorrow.' }),
    version: z.int().positive().meta({ description: "The version that was read; 409 when it isn't the current one." }),
  })
  .meta({ rule: 'V9' });
export type FirstDayInput = z.infer<typeof FirstDayInput>;
