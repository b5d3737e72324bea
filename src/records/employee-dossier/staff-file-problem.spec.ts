import { describe, expect, test } from '@jest/globals';
import { problemDocument, Problem } from '../../platform/problems/problem.js';
import { staffFileProblem } from './staff-file-problem.js';
import { StaffFileRefused } from './staff-import/staff-file-refused.js';

const documentOf = (refused: StaffFileRefused) => {
  const problem = staffFileProblem(refused);
  if (!(problem instanceof Problem)) throw new Error('not a problem');
  return problemDocument(problem, 'id');
};

describe('a staff file that is refused as a whole', () => {
  test.each([
    [new StaffFileRefused('empty_file'), 'empty-file', ''],
    [new StaffFileRefused('unknown_column', { line: 1, position: 16 }), 'unknown-column', '/line/1/column/16'],
    [new StaffFileRefused('missing_column', { line: 1, field: 'startsOn' }), 'missing-column', '/line/1/startsOn'],
    [new StaffFileRefused('unterminated_quote', { line: 3 }), 'unterminated-quote', '/line/3'],
  ])('V9 is answered with its reason and its place', (refused, code, at) => {
    expect(documentOf(refused)).toMatchObject({
      type: `/problems/${code}`,
      status: 400,
      rule: 'V9',
      errors: [{ at, code: refused.reason, rule: 'V9' }],
    });
  });

  test('V9 a file that is too large is told so as any other body', () => {
    expect(documentOf(new StaffFileRefused('file_too_large'))).toMatchObject({ status: 413 });
  });

  test('D5 what else goes wrong is passed on as it is', () => {
    const other = new Error('other');
    expect(staffFileProblem(other)).toBe(other);
  });
});
