import { expect, test } from '@jest/globals';
import { whyNotOnThatSide, type Sides } from './why-not-on-that-side.js';

const refusal = (circle: string, sides: Partial<Sides>): unknown[] | null => {
  const problem = whyNotOnThatSide(circle, { isDoctorThere: false, hasDelegation: false, ...sides });
  return problem === null ? null : [problem.status, problem.code, problem.extra.rule];
};

test('S10 the doctor of an employer’s people gets no role on its side, and any other', () => {
  for (const circle of ['casework', 'employer']) {
    expect(refusal(circle, { isDoctorThere: true })).toEqual([409, 'doctor-there', 'S10']);
    expect(refusal(circle, {})).toBeNull();
  }
  expect(refusal('secrecy-supervision', { isDoctorThere: true })).toBeNull();
});

test('S6 who holds derived secrecy gets no non-medical discipline beside it', () => {
  expect(refusal('casework', { hasDelegation: true })).toEqual([403, 'holds-derived-secrecy', 'S6']);
  expect(refusal('doctor', { hasDelegation: true })).toBeNull();
});
