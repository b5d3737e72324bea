import { describe, expect, test } from '@jest/globals';
import { HEADER } from '../../../test/data/staff-file.js';
import { ImportTally } from './import-tally.js';
import type { SortedRows } from './sort-staff-rows.js';
import { staffImportAnswer } from './staff-import-answer.js';
import { StaffColumns } from './staff-import/staff-columns.js';
import type { StaffRow } from './staff-import/staff-row.js';
import type { KnownMember } from './staff-member.js';

const NOTHING: SortedRows = {
  added: [],
  changed: [],
  unchanged: [],
  leftAlone: [],
  anotherPerson: [],
  alike: [],
  unending: [],
  afterAbsence: [],
  endedEarlier: [],
  withoutCareRelation: [],
  present: [],
};
const COLUMNS = StaffColumns.from(HEADER, 1);
const row = (line: number) => ({ row: { line } as StaffRow, numberDigest: '', rowDigest: '' });
const present = (endsOn: string | null): KnownMember => ({ employmentId: 'e', endsOn }) as KnownMember;
const BIRTH_DATE = { position: 5, field: 'birthDate' } as const;

async function answerOf(tally: ImportTally): Promise<Record<string, unknown>> {
  const chunks: string[] = [];
  for await (const chunk of staffImportAnswer({ importId: 'i', missing: 3, tally })) chunks.push(String(chunk));
  return JSON.parse(chunks.join('')) as Record<string, unknown>;
}

describe('what an import came to', () => {
  test('V9 every row is counted once, as taken or as refused with its reason', () => {
    const tally = new ImportTally();
    tally.refuse({ line: 3, column: BIRTH_DATE, reason: 'invalid_date' });
    tally.take({ ...NOTHING, added: [row(2)], withoutCareRelation: [row(4), row(5)] }, COLUMNS, '2026-11-22');
    expect(tally.counts()).toEqual({
      rows: 4,
      accepted: 1,
      added: 1,
      changed: 0,
      unchanged: 0,
      refused: { invalid_date: 1, no_care_relation: 2 },
    });
  });

  test('V9 missing are those who are employed and whom no row is about; who left before is not missed', () => {
    const tally = new ImportTally();
    const stillThere = [present(null), present('2026-11-22'), present('2026-11-21')];
    tally.take({ ...NOTHING, present: stillThere }, COLUMNS, '2026-11-22');
    expect(tally.missingOf(5)).toBe(3);
  });

  test('V9 the answer names the columns that nobody reads, in whichever spelling they came', async () => {
    const tally = new ImportTally();
    tally.read(StaffColumns.from(['b.s.n.', ...HEADER.filter((name) => name !== 'BSN')], 1));
    expect((await answerOf(tally))['columnsNotTaken']).toContain('BSN');
    tally.read(
      StaffColumns.from(
        HEADER.filter((name) => !['BSN', 'Opmerking'].includes(name)),
        1,
      ),
    );
    expect((await answerOf(tally))['columnsNotTaken']).toEqual([]);
  });

  test('D5 the answer names each refused row by line, column and reason, in the order of the lines, and nothing that stood in it', async () => {
    const tally = new ImportTally();
    tally.refuse({ line: 3, column: BIRTH_DATE, reason: 'invalid_date' });
    tally.take(
      { ...NOTHING, anotherPerson: [{ ...row(4), by: 'birthDate' }], withoutCareRelation: [row(2)] },
      COLUMNS,
      '2026-11-22',
    );
    expect(await answerOf(tally)).toEqual({
      importId: 'i',
      rows: 3,
      accepted: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      refused: { invalid_date: 1, another_person: 1, no_care_relation: 1 },
      missing: 3,
      columnsNotTaken: [],
      refusals: [
        { line: 2, column: null, reason: 'no_care_relation' },
        { line: 3, column: BIRTH_DATE, reason: 'invalid_date' },
        { line: 4, column: BIRTH_DATE, reason: 'another_person' },
      ],
    });
  });

  test('V9 however many rows are refused, each is in the answer', async () => {
    const tally = new ImportTally();
    for (let line = 2; line < 5002; line += 1) tally.refuse({ line, column: BIRTH_DATE, reason: 'invalid_date' });
    const { refusals } = await answerOf(tally);
    expect((refusals as { line: number }[]).map(({ line }) => line)).toEqual(
      Array.from({ length: 5000 }, (_, index) => index + 2),
    );
  });
});
