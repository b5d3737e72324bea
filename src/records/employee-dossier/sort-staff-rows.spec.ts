import { describe, expect, test } from '@jest/globals';
import {
  sortStaffRows,
  withoutLeavers,
  withoutStrangers,
  withoutUnending,
  type DigestedRow,
} from './sort-staff-rows.js';
import type { StaffRow } from './staff-import/staff-row.js';
import type { KnownMember } from './staff-member.js';

const digested = (numberDigest: string, rowDigest: string): DigestedRow => ({
  row: { line: 2, staffNumber: numberDigest, endsOn: null as string | null } as StaffRow,
  numberDigest,
  rowDigest,
});

const member = (numberDigest: string, rowDigest: string, hasAbsence = false): KnownMember => ({
  employeeId: `employee ${numberDigest}`,
  numberDigest,
  rowDigest,
  version: 1,
  hasAbsence,
  isReadable: true,
  employmentId: null,
  employmentVersion: null,
  startsOn: null,
  endsOn: null,
  earlierEndsOn: null,
  firstAbsentOn: null,
  isRecognisable: true,
});

const TODAY = '2026-11-22';
const term = (amount: number, unit: 'months' | 'years') => ({ name: 'term', amount, unit, because: 'V6' });
const BY = {
  allStaff: true,
  terms: { afterEmployment: term(2, 'years'), afterApplication: term(6, 'months') },
  today: TODAY,
};
const ROWS = [digested('new', 'a'), digested('same', 'b'), digested('other', 'c')];
const KNOWN = [member('same', 'b'), member('other', 'before', true)];
const numbersOf = (rows: readonly DigestedRow[]) => rows.map(({ numberDigest }) => numberDigest);

describe('the rows of a staff file beside what is on record', () => {
  test('V9 under an agreement that needs everybody each row is new, changed or unchanged', () => {
    const sorted = sortStaffRows(ROWS, KNOWN, BY);
    expect(numbersOf(sorted.added)).toEqual(['new']);
    expect(numbersOf(sorted.unchanged)).toEqual(['same']);
    expect(numbersOf(sorted.changed)).toEqual(['other']);
    expect(sorted.changed[0]?.known.employeeId).toBe('employee other');
    expect(sorted.withoutCareRelation).toEqual([]);
  });

  test('V9 under another agreement only people known through absence are taken', () => {
    const sorted = sortStaffRows(ROWS, KNOWN, { ...BY, allStaff: false });
    expect(numbersOf(sorted.withoutCareRelation)).toEqual(['new', 'same']);
    expect(numbersOf(sorted.changed)).toEqual(['other']);
    expect([...sorted.added, ...sorted.unchanged]).toEqual([]);
  });

  test('D1 a changed row about somebody else than the dossier is taken out, with the field that tells', () => {
    const sorted = sortStaffRows(
      [{ ...digested('other', 'c'), row: { birthDate: '1990-01-01' } as StaffRow }],
      KNOWN,
      BY,
    );
    const recorded = (birthDate: string) => new Map([['employee other', { birthDate, familyName: 'Smit' }]]);
    expect(withoutStrangers(sorted, recorded('1990-01-01'))).toEqual(sorted);
    const { changed, anotherPerson } = withoutStrangers(sorted, recorded('1991-01-01'));
    expect(changed).toEqual([]);
    expect(anotherPerson).toMatchObject([{ numberDigest: 'other', by: 'birthDate' }]);
    expect(() => withoutStrangers(sorted, new Map())).toThrow('without the person');
  });

  test('V6 of who left nothing changes but an end, to an earlier day; nor does who was absent begin later', () => {
    const left = { ...member('left', 'b'), employmentId: 'e', startsOn: '2010-01-01', endsOn: '2026-06-30' };
    const sort = (startsOn: string, endsOn: string | null, known: Partial<KnownMember> = {}) => {
      const row = { startsOn, endsOn } as StaffRow;
      const sorted = sortStaffRows([{ ...digested('left', 'other'), row }], [{ ...left, ...known }], BY);
      return withoutLeavers(withoutUnending(sorted, TODAY), TODAY);
    };
    expect(sort('2011-01-01', '2026-06-30')).toMatchObject({ leftAlone: [{}], changed: [], endedEarlier: [] });
    expect(sort('2011-01-01', '2026-05-31')).toMatchObject({
      leftAlone: [],
      changed: [],
      endedEarlier: [{ employmentId: 'e', endsOn: '2026-05-31' }],
    });
    expect(sort('2026-07-01', null)).toMatchObject({ leftAlone: [], changed: [{}] });
    const absent = { endsOn: null, firstAbsentOn: '2024-01-01' };
    expect(sort('2024-01-02', null, absent)).toMatchObject({ changed: [], afterAbsence: [{}] });
    expect(sort('2024-01-01', null, absent)).toMatchObject({ changed: [{}], afterAbsence: [] });
  });

  test('V6 of nobody whom the employer may read a row says by its own days alone what becomes of it', () => {
    const sort = (endsOn: string | null) =>
      sortStaffRows([{ ...digested('new', 'a'), row: { endsOn } as StaffRow }], [], BY);
    for (const endsOn of [null, '2030-01-01', '2024-11-22']) {
      expect(sort(endsOn)).toMatchObject({ added: [{}], leftAlone: [] });
    }
    expect(sort('2024-11-21')).toMatchObject({ added: [], leftAlone: [{}] });
  });

  test('V6 of who applied after an employment that is not to be read a row says by its own days what becomes of it', () => {
    const gone = { ...member('gone', 'b'), employmentId: 'e', endsOn: '2020-01-01', isReadable: false };
    const sort = (startsOn: string, endsOn: string | null, rowDigest: string) => {
      const row = { startsOn, endsOn, birthDate: '1990-01-01' } as StaffRow;
      return sortStaffRows([{ ...digested('gone', rowDigest), row }], [gone], BY);
    };
    for (const rowDigest of ['b', 'other']) {
      expect(sort('2010-01-01', '2020-01-01', rowDigest)).toMatchObject({
        leftAlone: [{}],
        unchanged: [],
        changed: [],
      });
      expect(sort('2021-01-01', '2026-11-21', rowDigest)).toMatchObject({
        leftAlone: [{}],
        unchanged: [],
        changed: [],
      });
      expect(sort('2020-01-01', null, rowDigest)).toMatchObject({
        unending: [{ by: 'endsOn' }],
        unchanged: [],
        changed: [],
      });
    }
    const back = sort('2020-01-02', TODAY, 'other');
    expect(back).toMatchObject({ changed: [{}], unending: [], leftAlone: [] });
    const stranger = withoutStrangers(
      back,
      new Map([['employee gone', { birthDate: '1991-01-01', familyName: 'Smit' }]]),
    );
    expect(stranger).toMatchObject({ changed: [], anotherPerson: [], unending: [{ by: 'endsOn' }] });
  });
});
