import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { codeLists, meaningsOf } from './code-lists.js';
import { OUTCOMES } from '../../trail/trail-line.js';
import { loadPolicies } from './compile-policies.js';

describe('the lists of codes', () => {
  const policies = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));

  test('D5 each has its codes with words in both languages', () => {
    const lists = codeLists(policies);
    expect([...lists.keys()]).toEqual(
      expect.arrayContaining(['stated-duty', 'emergency-ground', 'agent-class', 'examination-kind', 'goal', 'notice']),
    );
    expect(lists.get('emergency-ground')?.get('life-in-danger')).toEqual({
      nl: 'iemands leven is in gevaar',
      en: "somebody's life is in danger",
    });
    const wordless = [...lists].flatMap(([list, codes]) =>
      [...codes].filter(([, { nl, en }]) => nl === '' || en === '').map(([code]) => `${list} ${code}`),
    );
    expect(wordless).toEqual([]);
  });

  test('D5 the page of words has one for each role, purpose and item, and for nothing else', () => {
    const words = policies.lists('words');
    for (const list of ['role', 'purpose', 'item']) {
      expect([...(words.get(list)?.keys() ?? [])].sort()).toEqual(
        [...meaningsOf(codeLists(policies), list).keys()].sort(),
      );
    }
  });

  test('I9 what the own log is written in has words for each kind, action and outcome, and for nothing else', () => {
    const words = policies.lists('trail');
    const codes = (list: string): readonly string[] => [...(words.get(list)?.keys() ?? [])].sort();
    expect(codes('kind')).toEqual(Object.keys(policies.vocabulary.kinds).sort());
    expect(codes('action')).toEqual(Object.keys(policies.vocabulary.actions).sort());
    expect(codes('trailOutcome')).toEqual([...OUTCOMES].sort());
  });

  test('D5 a list that no policy has is refused', () => {
    expect(() => meaningsOf(codeLists(policies), 'diagnoses')).toThrow('no policy has the list of codes diagnoses');
  });
});
