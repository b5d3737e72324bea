import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** Who is in the house first: somebody who keeps the accounts, and a doctor who approves what opens medical data. */
export interface FirstPeople {
  readonly accountsKeeper: string;
  readonly doctor: string;
  /** S15 — the doctor's number in the register of health professionals (BIG), looked up by the keeper of the accounts. */
  readonly registrationNumber: string;
  /** The last day the registration counts. */
  readonly registeredUntil: LocalDate;
}

/** The options of `npm run bootstrap`, and what each of them may be. */
export const FIRST_PEOPLE_OPTIONS = {
  'accounts-keeper': 'accountsKeeper',
  doctor: 'doctor',
  'doctor-registration': 'registrationNumber',
  'doctor-registered-until': 'registeredUntil',
} as const;

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
const people = z.strictObject({
  accountsKeeper: name,
  doctor: name,
  registrationNumber: z.string().regex(/^\d{11}$/),
  registeredUntil: localDate,
});

/**
 * Reads the two people from the options as given.
 * @throws Error naming every option that is missing or ill-formed, without its value; also when both are one person
 */
export function firstPeopleOf(options: Readonly<Record<string, string | undefined>>): FirstPeople {
  const told = Object.entries(FIRST_PEOPLE_OPTIONS).map(([option, key]) => [key, options[option]] as const);
  const read = people.safeParse(Object.fromEntries(told.filter(([, value]) => value !== undefined)));
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
    const named = Object.entries(FIRST_PEOPLE_OPTIONS)
      .filter(([, key]) => wrong.has(key))
      .map(([option]) => `--${option}`);
    throw new Error(`Missing or ill-formed: ${named.join(', ')}.`);
  }
  if (read.data.accountsKeeper.toLowerCase() === read.data.doctor.toLowerCase()) {
    throw new Error('The keeper of the accounts and the doctor are two people (S7).');
  }
  return read.data;
}
