import { describe, expect, test } from '@jest/globals';
import { KeptPart } from './compiled-parts.js';
import { Findings } from './findings.js';

describe('a kept part', () => {
  test('D1 of the same sources is made once, of others anew', () => {
    const kept = new KeptPart<object>();
    const findings = new Findings();
    const [page, words] = [{}, {}];
    const first = kept.of('page', [page, words], findings, () => ({}));
    expect(kept.of('page', [page, words], findings, () => ({}))).toBe(first);
    expect(kept.of('page', [{}, words], findings, () => ({}))).not.toBe(first);
    expect(kept.of('page', [page, words], findings, () => ({}))).toBe(first);
    expect(kept.of('another page', [page, words], findings, () => ({}))).not.toBe(first);
  });

  test('D1 with a problem is made again, so that the problem is found again', () => {
    const kept = new KeptPart<number>();
    const findings = new Findings();
    const make = (): number => {
      findings.in('page.yaml')('statements.0', 'is wrong');
      return 1;
    };
    kept.of('page', [], findings, make);
    kept.of('page', [], findings, make);
    expect(findings.count).toBe(2);
  });
});
