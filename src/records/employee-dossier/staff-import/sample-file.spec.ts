import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { TODAY } from '../../../../test/data/staff-file.js';
import type { Called } from '../../../platform/http/name-types.js';
import { ruleAgainst, ruleAgainstTogether } from '../../../safeguards/access/policy/health-words.js';
import { loadPolicies } from '../../../safeguards/access/policy/compile-policies.js';
import { readStaffFile } from './read-staff-file.js';
import { StaffFileTally } from './staff-file-tally.js';
import { isRowRefusal, type RowRefusal, type StaffRow } from './staff-row.js';

const SAMPLE = new URL('../../../../test/data/personeel-export.csv', import.meta.url);
const EXPECTED = new URL('../../../../test/data/personeel-export.expected.json', import.meta.url);

interface Expected {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
}

// The words as they are today, so that none of them takes one of these people for a diagnosis.
const { healthWords } = loadPolicies('policies');
const saysHealth = (text: string, called: Called): boolean => ruleAgainst(healthWords, text, called) !== null;
const sayHealthTogether = (parts: readonly string[]): boolean => ruleAgainstTogether(healthWords, parts) !== null;

async function readSample(): Promise<(StaffRow | RowRefusal)[]> {
  const items = [];
  const options = { today: TODAY, saysHealth, sayHealthTogether };
  for await (const item of readStaffFile(createReadStream(SAMPLE), options)) items.push(item);
  return items;
}

describe('a payroll package’s export of 5,000 people', () => {
  test('V9 gives exactly the counts that stand beside it', async () => {
    const { rows, accepted, refused } = JSON.parse(await readFile(EXPECTED, 'utf8')) as Expected;
    const tally = new StaffFileTally();
    (await readSample()).forEach((item) => {
      tally.count(item);
    });
    expect(tally.counts()).toEqual({ rows, accepted, refused });
  });

  test('V9 of two rows with one staff number the first accepted one counts', async () => {
    const items = await readSample();
    const numbers = items.flatMap((item) => (isRowRefusal(item) ? [] : [item.staffNumber]));
    expect(new Set(numbers).size).toBe(numbers.length);
    // Line 88 is good, line 3809 repeats its number.
    expect(items[86]).toMatchObject({ line: 88, staffNumber: '10087' });
    expect(items[3807]).toEqual({
      line: 3809,
      column: { position: 1, field: 'staffNumber' },
      reason: 'duplicate_number',
    });
  });

  test('D5 a refusal says line, column and reason, and nothing that stood in the file', async () => {
    const refusals = (await readSample()).filter(isRowRefusal);
    expect(refusals).toHaveLength(131);
    for (const refusal of refusals) {
      expect(Object.keys(refusal)).toEqual(['line', 'column', 'reason']);
      if (refusal.column !== null) expect(Object.keys(refusal.column)).toEqual(['position', 'field']);
    }
  });
});
