import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { DELEGABLE } from './delegation.js';

const isWithoutRepetition = (values: readonly string[]): boolean => new Set(values).size === values.length;
const repeated = { params: { code: 'repeated' } };

/** S2 — what a doctor delegates: to whom, for which employees, which actions, until when. All of it or nothing. */
export const DelegationInput = z.strictObject({
  assistantId: uuid.meta({ description: 'The account of a medical assistant.', rule: 'S2' }),
  employeeIds: z.array(uuid).min(1).max(100).refine(isWithoutRepetition, repeated).meta({
    description: 'Employees the doctor is responsible for.',
    rule: 'S2',
  }),
  actions: z.array(z.enum(DELEGABLE)).min(1).refine(isWithoutRepetition, repeated).meta({
    description: 'What the assistant may do; deciding, signing and issuing cannot be delegated (S11).',
    rule: 'S2',
  }),
  until: localDate.meta({ description: "The last day; not beyond the doctor's own registration.", rule: 'S2' }),
});
export type DelegationInput = z.infer<typeof DelegationInput>;
