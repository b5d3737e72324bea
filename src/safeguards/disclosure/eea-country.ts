import { z } from 'zod';

/** The European Economic Area (D8): the Union, and Iceland, Liechtenstein and Norway; ISO 3166-1. */
const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IS IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' ');

/** D8 — is a country, by its two letters in capitals, inside the European Economic Area? */
export const isInsideEea = (country: string): boolean => EEA.includes(country);

/** D8 — the country of an employer, a processor or a recipient, by its two letters. */
export const eeaCountry = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isInsideEea, { params: { code: 'outside_the_eea' } })
  .meta({
    description: 'Country, two letters (ISO 3166-1), inside the European Economic Area.',
    rule: 'D8',
    example: 'NL',
  });
