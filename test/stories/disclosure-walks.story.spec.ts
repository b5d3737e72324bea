import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isPossible,
  STATES,
  STEPS,
  TRANSITIONS,
  type DisclosureState,
} from '../../src/requests/disclosure/disclosure-states.js';
import { ACTORS, DisclosureWalk, DONE_BY_ACCOUNTS, type WalkStep } from './disclosure-walk.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

const RUNS = process.env['KLUIS_LONG'] === '1' ? 100 : 4;

const vos = (step: WalkStep['step'], way: WalkStep['way'] = 0): WalkStep => ({ step, who: 'dr-vos', way });
const jan: WalkStep = { step: 'withdraw-consent', who: 'jan', way: 0 };
const APPROVED = [vos('decide')];
const SIGNED = [...APPROVED, vos('sign')];
const RELEASED = [...SIGNED, vos('release')];

/** A way to each state, of a request that was complete at once but where it says otherwise. */
const WAYS: Readonly<Record<DisclosureState, { readonly complete?: false; readonly steps: readonly WalkStep[] }>> = {
  incomplete: { complete: false, steps: [] },
  expired: { complete: false, steps: [vos('time')] },
  'before-the-doctor': { steps: [] },
  approved: { steps: APPROVED },
  'partly-approved': { steps: [vos('decide', 1)] },
  refused: { steps: [vos('decide', 2)] },
  signed: { steps: SIGNED },
  released: { steps: RELEASED },
  collected: { steps: [...RELEASED, vos('collect')] },
  lapsed: { steps: [...RELEASED, vos('time')] },
  withdrawn: { steps: [vos('withdraw')] },
  recalled: { steps: [...RELEASED, jan] },
};

/** Each step that the data know of, from each state that it can be done in, as 'sign from approved'. */
const DECLARED = TRANSITIONS.flatMap(({ from, step }) =>
  from.flatMap((state) => (state === null ? [] : [`${step} from ${state}`])),
);

describe('where a request to disclose can stand', () => {
  let world: MedicalWorld;
  let employee: string;
  let pieces: readonly [string, string];
  beforeAll(async () => {
    world = await medicalWorld();
    employee = await world.patient('jan');
    await world.patient('kees');
    pieces = [await world.recorded(employee), await world.recorded(employee)];
    await world.cast.delegation(world.vos, world.anna, employee, ['read', 'record', 'amend']);
  });
  afterAll(() => world.stop());

  /** Every step that was done so far, as 'sign from approved'. */
  const gone = new Set<string>();
  const going = async (walk: DisclosureWalk, step: WalkStep): Promise<void> => {
    const way = await walk.go(step);
    if (way !== null) gone.add(way.replace(/ to .*/, ''));
  };
  const walked = async (complete: boolean, steps: readonly WalkStep[]): Promise<DisclosureWalk> => {
    const walk = await DisclosureWalk.begin(world, employee, pieces, complete);
    for (const step of steps) await going(walk, step);
    return walk;
  };
  /** A step that is declared from there, and that nobody did yet. */
  const untried = (state: DisclosureState): WalkStep | undefined => {
    const step = STEPS.find((one) => one !== 'record' && isPossible(state, one) && !gone.has(`${one} from ${state}`));
    if (step === undefined || step === 'record') return undefined;
    return step === 'withdraw-consent' ? jan : vos(step);
  };

  test.each(STATES)(
    'C4, C11 from %s nobody does what is not declared, and nobody but the dossier doctor what is',
    async (state) => {
      const { complete = true, steps } = WAYS[state];
      const walk = await walked(complete, steps);
      expect(walk.state).toBe(state);
      for (const step of DONE_BY_ACCOUNTS) {
        for (const who of ACTORS) {
          if (who === 'dr-vos' && isPossible(state, step)) continue;
          const { status } = await walk.tried(step, who);
          const refused = who === 'dr-vos' ? [409] : [403, 404];
          expect({ state, step, who, status, refused: refused.includes(status) }).toMatchObject({ refused: true });
        }
      }
      expect(await walk.go({ step: 'withdraw', who: 'jan', way: 0 })).toBeNull();
      const next = untried(state);
      if (next !== undefined) await going(walk, next);
    },
  );

  test('C4, C11 every step that is declared can be done, and leads where it is declared to lead', async () => {
    for (const state of STATES) {
      const { complete = true, steps } = WAYS[state];
      for (let next = untried(state); next !== undefined; next = untried(state)) {
        await walked(complete, [...steps, next]);
      }
    }
    expect(DECLARED.filter((way) => !gone.has(way))).toEqual([]);
  });

  test('C4, C11 on random walks of everybody, with every withdrawal and expiry, it stands where the data say', async () => {
    const step = fc.record<WalkStep>({
      step: fc.constantFrom('repair', 'decide', 'sign', 'release', 'collect', 'withdraw', 'withdraw-consent', 'time'),
      who: fc.oneof(
        { weight: 3, arbitrary: fc.constant('dr-vos' as const) },
        { weight: 2, arbitrary: fc.constantFrom(...ACTORS) },
      ),
      way: fc.constantFrom(0, 0, 0, 1, 2),
    });
    // Half of them begin on their way, so that the last states are walked from as often as the first.
    const begun = fc.constantFrom<readonly WalkStep[]>([], [], APPROVED, SIGNED, RELEASED, [...RELEASED, vos('time')]);
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        begun,
        fc.array(step, { minLength: 4, maxLength: 8 }),
        async (complete, before, steps) => {
          await walked(complete || before.length > 0, [...before, ...steps]);
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
