import { expect } from '@jest/globals';
import {
  isPossible,
  TRANSITIONS,
  type DisclosureState,
  type DisclosureStep,
} from '../../src/requests/disclosure/disclosure-states.js';
import type { Answer } from '../harness/http.js';
import { consentTo } from './consent-steps.js';
import { ALL_YES } from './disclosure-steps.js';
import type { MedicalWorld } from './medical-world.js';
import { SendingSteps, type Handed } from './sending-steps.js';

/** Whose the steps are, and others who try them. */
export const ACTORS = ['dr-vos', 'dr-smit', 'dr-kern', 'anna', 'jan', 'kees', 'acme-hr', 'cm-acme', 'officer'] as const;
export type WalkingActor = (typeof ACTORS)[number];

/** What an account does with a request. */
export const DONE_BY_ACCOUNTS = ['repair', 'decide', 'sign', 'release', 'withdraw'] as const;

/** What is done, by whom, and which way where there are several. */
export interface WalkStep {
  readonly step: Exclude<DisclosureStep, 'record'>;
  readonly who: WalkingActor;
  /** Of a repair: does it rest on the consent? Of a decision: yes, in part, no. Of collecting: with the code? */
  readonly way: 0 | 1 | 2;
}

const NO = { yes: false, reason: 'marker-no' };

/** One request on its way: what the states' own data say of it, beside what the service does. */
export class DisclosureWalk {
  handed: Handed | null = null;
  #isTakenBack = false;
  #packageOfLink: string | null = null;

  private constructor(
    private readonly world: MedicalWorld,
    private readonly steps: SendingSteps,
    private readonly about: { readonly jan: string; readonly pieces: readonly [string, string] },
    readonly id: string,
    readonly consentId: string,
    public state: DisclosureState,
  ) {}

  static async begin(
    world: MedicalWorld,
    jan: string,
    pieces: readonly [string, string],
    complete: boolean,
  ): Promise<DisclosureWalk> {
    const steps = new SendingSteps(world);
    const consentId = await steps.consents.signed('jan', jan, consentTo(pieces));
    const { body } = await steps.record('dr-vos', jan, await steps.body(complete ? consentId : null, pieces));
    const state = complete ? 'before-the-doctor' : 'incomplete';
    expect(body['state']).toBe(state);
    return new DisclosureWalk(world, steps, { jan, pieces }, String(body['disclosureRequestId']), consentId, state);
  }

  /** Does it, and holds what came of it against the data. @returns the way that was gone, or null where none was */
  async go({ step, who, way }: WalkStep): Promise<string | null> {
    const before = this.state;
    const did = await this.#does(step, who, way);
    const may = did !== null && isPossible(before, step);
    const to = TRANSITIONS.find((one) => one.step === step && one.from.includes(before))?.to ?? [];
    this.state = may ? did : before;
    const { body } = await this.steps.read('dr-vos', this.id);
    expect({ before, step, who, way, state: body['state'] }).toEqual({ before, step, who, way, state: this.state });
    if (!may) return null;
    expect({ before, step, to, reached: to.includes(this.state) }).toMatchObject({ reached: true });
    return `${step} from ${before} to ${this.state}`;
  }

  /** Tries it as an account, whatever comes of it. */
  async tried(step: (typeof DONE_BY_ACCOUNTS)[number], who: WalkingActor, way: 0 | 1 | 2 = 0): Promise<Answer> {
    const { steps, id } = this;
    switch (step) {
      case 'repair': {
        const { receivedOn, basis, pieces } = (await steps.body(
          way === 0 ? this.consentId : null,
          this.about.pieces,
        )) as {
          receivedOn: string;
          basis: object | null;
          pieces: object[];
        };
        return steps.repair(who, id, { receivedOn, basis, pieces });
      }
      case 'decide': {
        const struck = [{ pieceId: this.about.pieces[1], code: 'more_than_necessary', reason: 'marker-struck' }];
        const answers = way === 2 ? { ...ALL_YES, noMoreThanNecessary: NO } : ALL_YES;
        return steps.decide(who, id, { answers, struck: way === 1 ? struck : [] });
      }
      case 'sign':
        return steps.sign(who, id);
      case 'release':
        return steps.release(who, id);
      default:
        return steps.withdraw(who, id);
    }
  }

  /** @returns where it leads by the data, where it is done; null where it is refused */
  async #does(step: WalkStep['step'], who: WalkingActor, way: 0 | 1 | 2): Promise<DisclosureState | null> {
    if (step === 'time') return this.#time();
    if (step === 'withdraw-consent') return this.#takeBack(who);
    if (step === 'collect') return this.#collect(way);
    const possible = who === 'dr-vos' && isPossible(this.state, step);
    const { status, body } = await this.tried(step, who, way);
    const before = this.state;
    expect({ before, step, who, done: status === 201 }).toEqual({ before, step, who, done: possible });
    if (!possible) {
      expect({ before, step, who, known: status === 409 }).toEqual({ before, step, who, known: who === 'dr-vos' });
      return null;
    }
    if (step === 'release') {
      this.handed = { path: String(body['collectAt']), code: String(body['code']) };
      this.#packageOfLink = await this.#package();
    }
    switch (step) {
      case 'repair':
        return way === 0 && !this.#isTakenBack ? 'before-the-doctor' : 'expired';
      case 'decide':
        return (['approved', 'partly-approved', 'refused'] as const)[way];
      case 'sign':
        return 'signed';
      case 'release':
        return 'released';
      default:
        return 'withdrawn';
    }
  }

  /** The days pass in which it could be repaired, or collected. */
  async #time(): Promise<DisclosureState> {
    const { cast } = this.world;
    if (this.state === 'incomplete') {
      await cast.sql(
        "UPDATE medical.disclosure_round SET recorded_at = recorded_at - interval '15 days' WHERE request_id = $1",
        [this.id],
      );
      return 'expired';
    }
    if (isPossible(this.state, 'time')) {
      await cast.sql(
        'UPDATE medical.disclosure_package SET collect_until = platform.today() - 1 WHERE request_id = $1',
        [this.id],
      );
    }
    return 'lapsed';
  }

  async #takeBack(who: WalkingActor): Promise<DisclosureState | null> {
    const { status } = await this.steps.consents.withdraw(who, this.consentId);
    expect({ who, done: status === 201 }).toEqual({ who, done: who === 'jan' && !this.#isTakenBack });
    if (status !== 201) return null;
    this.#isTakenBack = true;
    return 'recalled';
  }

  /** Without an account, with the last link that was given out. */
  async #collect(way: 0 | 1 | 2): Promise<DisclosureState | null> {
    const handed = this.handed ?? { path: `/v1/collections/${'a'.repeat(64)}`, code: 'K7ZP-0189-ABCD' };
    const { status, bytes } = await this.steps.collect(way === 2 ? { ...handed, code: 'K7ZP-0189-ABCD' } : handed);
    const may = way !== 2 && this.state === 'released' && this.#packageOfLink === (await this.#package());
    const { state } = this;
    expect({ state, way, got: status === 200, zip: bytes.subarray(0, 2).toString() === 'PK' }).toEqual({
      state,
      way,
      got: may,
      zip: may,
    });
    return may ? 'collected' : null;
  }

  async #package(): Promise<string | null> {
    const { body } = await this.steps.read('dr-vos', this.id);
    return (body['package'] as { id: string } | null)?.id ?? null;
  }
}
