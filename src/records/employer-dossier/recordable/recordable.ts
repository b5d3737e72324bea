import { z } from 'zod';
import { id } from '../../../platform/http/shown.js';
import { Recordable } from '../../../safeguards/services/what-may-be-recorded.js';

export const AgreementScope = z
  .strictObject({
    id: id.describe("The agreement's."),
    employerId: id,
    recordable: z
      .array(Recordable)
      .readonly()
      .describe('What may be recorded, by category and service; empty where no agreement asks for anything (D7).'),
  })
  .describe('D7 — what may be recorded today of the people of an employer, by its agreement.');
export type AgreementScope = Readonly<z.infer<typeof AgreementScope>>;

export const EmployeeScope = z
  .strictObject({
    id: id.describe("The employee's."),
    employerId: id,
    agreementId: id
      .nullable()
      .describe('The agreement in force; null where there is none, and nothing may be recorded.'),
    recordable: z.array(Recordable).readonly(),
  })
  .describe('D7 — the same of one person.');
export type EmployeeScope = Readonly<z.infer<typeof EmployeeScope>>;
