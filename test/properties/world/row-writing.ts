import type { DataKey } from '../../../src/platform/keys/envelope.js';

/** A table's rows, by column; bytes as '\x…'. */
export type Rows = readonly Readonly<Record<string, unknown>>[];
export type Tables = (readonly [string, Rows])[];

/** What rows need beside the world itself. */
export interface RowParts {
  readonly issuer: string;
  readonly circleOf: (role: string) => string;
  readonly keyOf: (owner: string, purpose: 'employee' | 'medical' | 'working-note') => DataKey;
}

export const LONG_AGO = '2000-01-01T00:00:00Z';

/** Names of fields become names of columns. */
export const row = (fields: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      value,
    ]),
  );
export const bytes = (buffer: Buffer): string => `\\x${buffer.toString('hex')}`;
