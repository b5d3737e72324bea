import { describe, expect, test } from '@jest/globals';
import { problemDocument, Problem } from '../../platform/problems/problem.js';
import { staffFileProblem } from './staff-file-problem.js';
import { StaffColumns } from './staff-import/staff-columns.js';
import { StaffFileRefused } from './staff-import/staff-file-refused.js';

const documentOf = (refused: StaffFileRefused) => {
  const problem = staffFileProblem(refused);
  if (!(problem instanceof Problem)) throw new Error('not a problem');
  return problemDocument(problem, 'id');
};

function thrownBy(work: () => unknown): StaffFileRefused {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof StaffFileRefused) return thrown;
  }
  throw new Error('not refused');
}

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

  test('V9 a header is answered with everything that is to be mended in it', () => {
    const header = () => StaffColumns.from(['Personeelsnr', 'Verzuim', 'personeelsnr', 'Reden', 'Voornaam'], 1);
    const refused = thrownBy(header);
    const { errors = [] } = documentOf(refused);
    expect(errors.slice(0, 4)).toEqual([
      { at: '/line/1/column/2', code: 'unknown_column', rule: 'V9' },
      { at: '/line/1/column/3', code: 'duplicate_column', rule: 'V9' },
      { at: '/line/1/column/4', code: 'unknown_column', rule: 'V9' },
      { at: '/line/1/infix', code: 'missing_column', rule: 'V9' },
    ]);
    expect(errors).toHaveLength(3 + 12);
    expect(JSON.stringify(errors)).not.toContain('Verzuim');
    const nonsense = thrownBy(() =>
      StaffColumns.from(
        Array.from({ length: 900 }, () => 'x'),
        1,
      ),
    );
    expect(documentOf(nonsense).errors).toHaveLength(50);
  });

  test('V9 a file that is too large is told so as any other body', () => {
    expect(documentOf(new StaffFileRefused('file_too_large'))).toMatchObject({ status: 413 });
  });

  test('D5 what else goes wrong is passed on as it is', () => {
    const other = new Error('other');
    expect(staffFileProblem(other)).toBe(other);
  });
});
