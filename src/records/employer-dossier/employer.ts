import { z } from 'zod';
import { day, id, version } from '../../platform/http/shown.js';
import { SECTORS } from './business-input.js';

const EmployerAddress = z
  .strictObject({ street: z.string(), houseNumber: z.string(), postcode: z.string(), city: z.string() })
  .describe('Where an employer is.');

export const Employer = z
  .strictObject({
    id,
    name: z.string().describe('The name of the organisation.'),
    registrationNumber: z.string().describe('Eight digits, as the Kamer van Koophandel gives them.'),
    sector: z.enum(SECTORS).nullable().describe('Null until it is recorded, like the rest.'),
    country: z.string().nullable().describe('D8 — inside the European Economic Area; ISO 3166-1, two letters.'),
    visitingAddress: EmployerAddress.nullable().describe('Where it is; null where none is on record.'),
    postalAddress: EmployerAddress.nullable().describe('Where its post goes; null where that is the visiting address.'),
    version,
  })
  .describe('An employer: the customer, as the employer dossier knows it. No datum of an employee is ever in it (D3).');
export type Employer = Readonly<z.infer<typeof Employer>>;

/** What an agreement can be about: a closed list, for it decides what may be recorded of an employee (D7). */
export const SERVICES = [
  'absence-guidance',
  'reintegration',
  'payroll',
  'screening',
  'examinations',
  'prevention-advice',
] as const;
export type Service = (typeof SERVICES)[number];

/** V5 — the verdict alone, or what the matrix allows (V8). Chosen by each agreement, never by default. */
export const DISCLOSURE_EDITIONS = ['statement-2019', 'current'] as const;
export type DisclosureEdition = (typeof DISCLOSURE_EDITIONS)[number];

export const Agreement = z
  .strictObject({
    id,
    employerId: id,
    services: z.array(z.enum(SERVICES)).readonly(),
    from: day.describe('The first day.'),
    until: day.nullable().describe('The last day; null while it is open-ended.'),
    bearsSickPayRisk: z
      .boolean()
      .describe('V6 — the employer bears the statutory sick-pay risk, also after an employment ended.'),
    disclosureEdition: z.enum(DISCLOSURE_EDITIONS),
    version,
  })
  .describe('A service agreement.');
export type Agreement = Readonly<z.infer<typeof Agreement>>;

export const EmployerAdded = z.strictObject({ employerId: id }).describe('The employer is on record.');
export type EmployerAdded = z.infer<typeof EmployerAdded>;

export const EmployerAmended = z
  .strictObject({ employerId: id, version })
  .describe('The employer is on record at that version.');
export type EmployerAmended = z.infer<typeof EmployerAmended>;

export const AgreementAdded = z.strictObject({ agreementId: id }).describe('The agreement is on record.');
export type AgreementAdded = z.infer<typeof AgreementAdded>;

export const AgreementEnded = z
  .strictObject({ agreementId: id, endsOn: day.describe('The last day.'), version })
  .describe('The agreement ends that day.');
export type AgreementEnded = z.infer<typeof AgreementEnded>;

export const EditionNarrowed = z.strictObject({ agreementId: id, version }).describe('The narrower edition holds.');
export type EditionNarrowed = z.infer<typeof EditionNarrowed>;
