import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';
import { tradeName } from '../../platform/http/name-types.js';
import { eeaCountry } from '../../safeguards/disclosure/eea-country.js';
import { BusinessAddress, SECTORS, version } from './business-input.js';
import { DISCLOSURE_EDITIONS, SERVICES } from './employer.js';

/** A new employer. */
export const EmployerInput = z
  .strictObject({
    name: tradeName.meta({ description: 'The name it trades under.' }),
    registrationNumber: z
      .string()
      .regex(/^\d{8}$/)
      .meta({
        description: 'Its number with the Kamer van Koophandel: eight digits.',
        example: '27312152',
      }),
  })
  .meta({ rule: 'D1' });
export type EmployerInput = z.infer<typeof EmployerInput>;

const services = z
  .array(z.enum(SERVICES))
  .min(1)
  .max(SERVICES.length)
  .refine((chosen) => new Set(chosen).size === chosen.length, { params: { code: 'named_twice' } })
  .meta({ description: 'What is agreed; it decides what may be recorded of an employee.', rule: 'D7' });

/** A new agreement. Nothing in it has a default. */
export const AgreementInput = z
  .strictObject({
    services,
    from: localDate.meta({ description: 'Its first day.' }),
    until: localDate.optional().meta({ description: 'Its last day; left out while it is open-ended.' }),
    bearsSickPayRisk: z.boolean().meta({
      description: 'Does the employer bear the statutory sick-pay risk, also after an employment ended?',
      rule: 'V6',
    }),
    disclosureEdition: z.enum(DISCLOSURE_EDITIONS).meta({
      description: "What it may know beyond a verdict's answer: nothing, or what the matrix allows. No default.",
      rule: 'V5',
    }),
  })
  .refine(({ from, until }) => until === undefined || until >= from, {
    path: ['until'],
    params: { code: 'before_from' },
  })
  .meta({ rule: 'D7' });
export type AgreementInput = z.infer<typeof AgreementInput>;

/** The organisation as it is now. */
export const EmployerAmendmentInput = z
  .strictObject({
    version,
    name: EmployerInput.shape.name,
    sector: z.enum(SECTORS),
    country: eeaCountry,
    visitingAddress: BusinessAddress.describe('Where it is.'),
    postalAddress: BusinessAddress.optional().meta({ description: 'Where its post goes, if elsewhere.' }),
  })
  .meta({ rule: 'D1' });
export type EmployerAmendmentInput = z.infer<typeof EmployerAmendmentInput>;

/** The end of an agreement. */
export const AgreementEndInput = z
  .strictObject({
    version,
    endsOn: localDate.meta({ description: 'Its last day: not before its first, and earlier than the end on record.' }),
  })
  .meta({ rule: 'D7' });
export type AgreementEndInput = z.infer<typeof AgreementEndInput>;

/** The narrower edition: what an agreement opened further is closed again; a wider one is agreed anew. */
export const NarrowerEditionInput = z
  .strictObject({ version, disclosureEdition: z.literal('statement-2019') })
  .meta({ rule: 'V5' });
export type NarrowerEditionInput = z.infer<typeof NarrowerEditionInput>;
