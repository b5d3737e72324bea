import { z } from 'zod';
import { day, id, moment, version } from '../../platform/http/shown.js';

export const Address = z
  .strictObject({
    street: z.string(),
    houseNumber: z.string(),
    postcode: z.string().describe("'1234 AB'."),
    city: z.string(),
  })
  .describe('Where somebody lives or stays.');
export type Address = Readonly<z.infer<typeof Address>>;

export const Identity = z
  .strictObject({
    ...Address.shape,
    staffNumber: z.string(),
    givenName: z.string(),
    infix: z.string().nullable(),
    familyName: z.string(),
    birthDate: day.nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable().describe("Ten digits, or '+' and digits."),
  })
  .describe(
    "Who somebody is, as his employer says: sealed under the employee key. What a sick report doesn't say is null.",
  );
export type Identity = Readonly<z.infer<typeof Identity>>;

export const Employee = z
  .strictObject({
    ...Identity.shape,
    id,
    employerId: id,
    version,
  })
  .describe('D1 — a person at one employer.');
export type Employee = Readonly<z.infer<typeof Employee>>;

export const EmploymentDays = z
  .strictObject({
    startsOn: day.nullable().describe('Null where nobody said since when: it counts as begun.'),
    endsOn: day.nullable().describe('Null while it runs.'),
  })
  .describe('The days of an employment; both belong to it.');
export type EmploymentDays = Readonly<z.infer<typeof EmploymentDays>>;

export const EmploymentContent = z
  .strictObject({
    hoursPerWeek: z.number().nullable(),
  })
  .describe('What of an employment is sealed under the employee key.');
export type EmploymentContent = Readonly<z.infer<typeof EmploymentContent>>;

export const Employment = z
  .strictObject({
    ...EmploymentDays.shape,
    ...EmploymentContent.shape,
    id,
    employeeId: id,
    version,
  })
  .describe('An employment of an employee.');
export type Employment = Readonly<z.infer<typeof Employment>>;

export const AbsenceDays = z
  .strictObject({
    firstDay: day,
    recoveredOn: day.nullable().describe('The first day at work again; null while nobody reported it.'),
  })
  .describe('The days of an absence.');
export type AbsenceDays = Readonly<z.infer<typeof AbsenceDays>>;

export const AbsenceContent = z
  .strictObject({
    phone: z.string(),
    contactAddress: Address.describe(
      'M02 — where the person is reached during this absence; the address on record may be another.',
    ),
    nursingAddress: Address.nullable().describe('Where the person is nursed, if not at home.'),
  })
  .describe('How to reach somebody who is absent: sealed under the employee key.');
export type AbsenceContent = Readonly<z.infer<typeof AbsenceContent>>;

export const Absence = z
  .strictObject({
    ...AbsenceDays.shape,
    ...AbsenceContent.shape,
    id,
    employeeId: id,
    version,
  })
  .describe('An absence through illness, as it was reported; never why (V9).');
export type Absence = Readonly<z.infer<typeof Absence>>;

export const AbsenceVersion = z
  .strictObject({
    ...AbsenceDays.shape,
    id: id.describe('Of the absence: a version has no id that a route names.'),
    absenceId: id,
    employeeId: id,
    version,
    recordedBy: id,
    recordedAt: moment,
  })
  .describe('What was on record of an absence, by whom and since when.');
export type AbsenceVersion = Readonly<z.infer<typeof AbsenceVersion>>;

export const SickReported = z
  .strictObject({
    employeeId: id,
    absenceId: id,
    version,
    known: z.boolean().describe('Whether the employer had this employee on record before.'),
  })
  .describe('The absence is on record.');
export type SickReported = z.infer<typeof SickReported>;

export const AbsenceAmended = z
  .strictObject({ absenceId: id, version })
  .describe('The absence is on record at that version.');
export type AbsenceAmended = z.infer<typeof AbsenceAmended>;
