import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { personName } from '../../../platform/http/name-types.js';

const code = (list: string, example: string) =>
  z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({
      description: 'GET /v1/code-lists says what each code means.',
      codes: list,
      rule: 'S10',
      example,
    });

/** S10 — who acts as medical proxy of one party, in what dispute. What it is about is said nowhere (D5). */
export const MedicalProxyInput = z.strictObject({
  party: code('medical-proxy-party', 'employee'),
  name: personName.meta({ description: 'What the doctor is called.' }),
  number: z
    .string()
    .regex(/^\d{11}$/)
    .meta({
      description: 'His number in the register of health professionals (BIG), 11 digits.',
      rule: 'S10',
      example: '19012345601',
    }),
  dispute: code('medical-dispute', 'objection'),
  until: localDate.meta({ description: 'The last day: today or later.', rule: 'S10' }),
});
export type MedicalProxyInput = z.infer<typeof MedicalProxyInput>;
