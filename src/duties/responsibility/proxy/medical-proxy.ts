import { z } from 'zod';
import { codeOf, day, id, moment } from '../../../platform/http/shown.js';

export const MedicalProxy = z
  .strictObject({
    id,
    employeeId: id,
    party: codeOf('medical-proxy-party').describe('For whom he acts.'),
    name: z.string().describe('What the doctor is called.'),
    number: z.string().describe('His number in the register of health professionals (BIG): 11 digits.'),
    dispute: codeOf('medical-dispute').describe('Of what kind; what it is about is said nowhere.'),
    recordedBy: id,
    recordedAt: moment,
    until: day.describe('The last day; a longer dispute is recorded anew.'),
    endedAt: moment.nullable().describe('When somebody ended it before its last day was over, null when nobody did.'),
    endedBy: id.nullable(),
  })
  .describe(
    'S10 — a doctor from outside acts for one party in a dispute about an employee. It opens nothing: what he gets, goes by consent and disclosure.',
  );
export type MedicalProxy = Readonly<z.infer<typeof MedicalProxy>>;

export const MedicalProxyRecorded = z.strictObject({ medicalProxyId: id }).describe('The medical proxy is on record.');
export type MedicalProxyRecorded = z.infer<typeof MedicalProxyRecorded>;

export const MedicalProxyEnded = z
  .strictObject({ medicalProxyId: id, state: z.literal('ended') })
  .describe('He acts for that party no more.');
export type MedicalProxyEnded = z.infer<typeof MedicalProxyEnded>;
