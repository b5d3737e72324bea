import { describe, expect, test } from '@jest/globals';
import { fieldErrors } from '../../platform/http/field-errors.js';
import { looseSpot } from '../../platform/http/strict-schema.js';
import { SickReportInput } from './sick-report.input.js';

const REPORT = {
  staffNumber: '10001',
  givenName: 'Sanne',
  infix: 'van den',
  familyName: 'Strijbosch',
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758ba',
  city: 'Horst',
  phone: '06-77 55 26 04',
  firstDay: '2026-11-22',
};
const SENTENCE = 'Thuis met een zware griep en hoge koorts';

const refusalOf = (report: object) => {
  const { error } = SickReportInput.safeParse(report);
  return error && fieldErrors(error.issues, SickReportInput, report, { kind: 'body', name: null });
};

describe('a sick report', () => {
  test('V9 is read in the same canonical form as a staff file', () => {
    expect(SickReportInput.parse(REPORT)).toEqual({ ...REPORT, postcode: '9758 BA', phone: '0677552604' });
    for (const infix of [null, undefined]) expect(SickReportInput.parse({ ...REPORT, infix }).infix).toBe(infix);
  });

  test('V9 has no free field: an unknown key is refused, wherever it stands', () => {
    expect(looseSpot(SickReportInput)).toBeNull();
    expect(refusalOf({ ...REPORT, remark: 'griep' })).toEqual([{ at: '/remark', code: 'unknown_key', rule: 'V9' }]);
    const nursed = { street: 'Zeestraat', houseNumber: '1', postcode: '9758 BA', city: 'Horst', ward: 'hartbewaking' };
    expect(refusalOf({ ...REPORT, nursingAddress: nursed })).toEqual([
      { at: '/nursingAddress/ward', code: 'unknown_key', rule: 'V9' },
    ]);
  });

  test.each(Object.keys(REPORT))("V9 no sentence about a person's health fits in %s", (field) => {
    const [first] = refusalOf({ ...REPORT, [field]: SENTENCE }) ?? [];
    expect(first).toMatchObject({ at: `/${field}`, rule: 'V9' });
  });

  test.each(Object.keys(REPORT).filter((field) => field !== 'infix'))('V9 %s is required', (field) => {
    const report = Object.fromEntries(Object.entries(REPORT).filter(([name]) => name !== field));
    expect(refusalOf(report)).toEqual([{ at: `/${field}`, code: 'required', rule: 'V9' }]);
    expect(refusalOf({ ...REPORT, [field]: '' })).toBeDefined();
  });

  test('V9 the staff number is no citizen service number', () => {
    expect(refusalOf({ ...REPORT, staffNumber: '111222333' })).toEqual([
      { at: '/staffNumber', code: 'citizen_number', rule: 'V9' },
    ]);
  });
});
