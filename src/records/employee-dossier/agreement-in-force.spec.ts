import { describe, expect, test } from '@jest/globals';
import { needsAllStaff, refuseWithoutGuidance } from './agreement-in-force.js';

const under = (...services: string[]) => ({ services, bearsSickPayRisk: false });

describe('what an agreement lets be recorded', () => {
  test.each([
    [['payroll'], true],
    [['screening'], true],
    [['absence-guidance', 'payroll'], true],
    [['absence-guidance', 'reintegration', 'examinations', 'prevention-advice'], false],
  ])('V9 %j needs people without absence: %s', (services, expected) => {
    expect(needsAllStaff(under(...services))).toBe(expected);
  });

  test('D7 an absence is recorded only where absence guidance was agreed', () => {
    expect(() => {
      refuseWithoutGuidance(under('payroll', 'reintegration'));
    }).toThrow('no absence guidance');
    expect(() => {
      refuseWithoutGuidance(under('absence-guidance'));
    }).not.toThrow();
  });
});
