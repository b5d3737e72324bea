import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadPolicies } from '../../../safeguards/access/policy/compile-policies.js';
import { advisedItems, type WrittenItem } from './advised-items.js';

const { advice } = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));
const codes = (item: WrittenItem): string[] =>
  advisedItems([item], advice).faults.map(({ at, code }) => `${at} ${code}`);

describe('what a doctor wrote', () => {
  test('V5 comes back by field, in the order of the policy', () => {
    const written = {
      item: 'M18',
      values: [
        { field: 'extent', is: 'in-part' },
        { field: 'recovers-on', is: '2026-03-09' },
      ],
    };
    const { items, faults } = advisedItems([written], advice);
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
