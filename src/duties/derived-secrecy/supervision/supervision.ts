import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
/** What can be missing. Codes only: what somebody signed or when is in the registers. */
const LACKING = [
  'account-not-active',
  'undertaking',
  'assistants-role',
  'declaration',
  'instruction',
  'on-the-employers-side',
  'doctors-registration',
  'responsibility',
] as const;
export type Lacking = (typeof LACKING)[number];

export const DerivedSecrecy = z
  .strictObject({
    id: id.describe("The assistant's account."),
    assistantId: id,
    doctorId: id,
    inForce: z.boolean(),
    lacking: z.array(z.enum(LACKING)).readonly().describe("Why it isn't: codes; empty when it is."),
  })
  .describe('S4 — somebody who holds derived secrecy under a doctor, and whether it is in force.');
export type DerivedSecrecy = Readonly<z.infer<typeof DerivedSecrecy>>;

export const DelegatedAct = z
  .strictObject({
    id: z.string().describe("The trail line's number."),
    at: moment.describe('When.'),
    assistantId: id,
    responsibleDoctorId: id,
    employeeId: id.nullable(),
    action: z.string().describe('What the assistant did or tried.'),
    kind: z.string().describe('On what kind of record.'),
    recordId: id.nullable().describe('On which record; null where it was no single one.'),
    outcome: z.string().describe('What came of it, as the trail has it.'),
  })
  .describe('S4, S15 — one act under derived secrecy or in training, without content.');
export type DelegatedAct = Readonly<z.infer<typeof DelegatedAct>>;
