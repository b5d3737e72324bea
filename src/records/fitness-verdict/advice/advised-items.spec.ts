import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../platform/calendar/local-date.js';
import { loadPolicies } from '../../../safeguards/access/policy/compile-policies.js';
import { advisedItems, type WrittenItem } from './advised-items.js';

const { advice } = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));
const DAYS = { firstDay: '2026-03-02', today: '2026-04-01' };
const codes = (item: WrittenItem): string[] =>
  advisedItems([item], advice, DAYS).faults.map(({ at, code }) => `${at} ${code}`);

describe('what a doctor wrote', () => {
  test('V5 comes back by field, in the order of the policy', () => {
    const written = {
      item: 'M18',
      values: [
        { field: 'extent', is: 'in-part' },
        { field: 'recovers-on', is: '2026-03-09' },
      ],
    };
    const { items, faults } = advisedItems([written], advice, DAYS);
    expect(faults).toEqual([]);
    expect(items).toEqual([{ item: 'M18', values: { 'recovers-on': '2026-03-09', extent: 'in-part' } }]);
    expect(Object.keys(items[0]?.values ?? {})).toEqual(['recovers-on', 'extent']);
  });

  test('V5 a list takes each of its codes once, and no other', () => {
    const can = (is: string[]): WrittenItem => ({
      item: 'M09',
      values: [
        { field: 'can', is },
        { field: 'cannot', is: ['own-tasks'] },
      ],
    });
    expect(codes(can(['other-tasks', 'working-alone']))).toEqual([]);
    expect(codes(can(['other-tasks', 'other-tasks']))).toEqual(['/items/0/values/0/is not_what_the_field_takes']);
    expect(codes(can(['constructor']))).toEqual(['/items/0/values/0/is not_what_the_field_takes']);
  });

  test.each([
    ['M18', 'recovers-on', 'extent', 'in-full', '2026-03-02', '2028-03-29'],
    ['M28', 'next-on', 'rhythm', 'once', '2026-04-01', '2026-09-30'],
    ['M31', 'seen-on', 'fact', 'did-not-attend', '2026-03-02', '2026-04-01'],
  ])('V5 %s takes in %s the days that the policy says, and no others', (item, field, other, code, first, last) => {
    const on = (is: string): WrittenItem => ({
      item,
      values: [
        { field, is },
        { field: other, is: code },
      ],
    });
    const day = (date: string, days: number): string => plainDate(date).add({ days }).toString();
    expect([...codes(on(first)), ...codes(on(last))]).toEqual([]);
    for (const outside of [day(first, -1), day(last, 1), '1901-01-01', '9999-12-31']) {
      expect(codes(on(outside))).toEqual(['/items/0/values/0/is outside_its_days']);
    }
  });

  test('V5 a fault says where and what, and never what was written', () => {
    const written = { item: 'M18', values: [{ field: 'because', is: 'depression' }] };
    expect(codes(written)).toEqual(['/items/0/values field_missing', '/items/0/values/0/field no_field_of_this_item']);
  });
});

// V8 — what no code may hint at: body or mind, complaint, treatment, practitioner, private life, safety net.
const BETRAYING =
  /ziek|klacht|pijn|rug|psych|stress|burn|depress|angst|mentaal|lichamel|behandel|therap|specialis|ziekenhuis|medic|zwanger|prikkel|rust|concentr|verslav|alcohol|rouw|scheid|schuld|orgaan|\boperat|illness|pain|back|mental|physical|treat|hospital|pregnan|sensor|quiet|addict|grief|divorce|debt|surgery|conflict/i;

describe('policies/advice.yaml', () => {
  test('V8 no item, field or code betrays what the matrix forbids', () => {
    const said: string[] = [];
    for (const { label, fields } of advice.values()) {
      said.push(label.en, label.nl);
      for (const [field, takes] of fields) {
        said.push(field);
        if ('codes' in takes) for (const [code, { en, nl }] of takes.codes) said.push(code, en, nl);
      }
    }
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((words) => BETRAYING.test(words))).toEqual([]);
  });
});
