import { expect } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { consentTo } from './consent-steps.js';
import { DisclosureSteps } from './disclosure-steps.js';
import type { MedicalWorld } from './medical-world.js';

/** What somebody collects with. */
export interface Handed {
  readonly path: string;
  readonly code: string;
}

/** A request that was approved on a consent. */
export interface OnConsent {
  readonly id: string;
  readonly consentId: string;
}

/** A package as somebody got it, whole or in part. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** What happens to a request once it was approved (C11). */
export class SendingSteps extends DisclosureSteps {
  constructor(private readonly house: MedicalWorld) {
    super(house);
  }

  sign(who: string, requestId: string, body: object = { language: 'nl' }): Promise<Answer> {
    return this.house.as(who, `/disclosure-requests/${requestId}/package`, { body });
  }

  release(who: string, requestId: string): Promise<Answer> {
    return this.house.as(who, `/disclosure-requests/${requestId}/release`, { method: 'POST' });
  }

  /** @returns the id of one on a consent, that was approved */
  async approved(person: string, employeeId: string, pieceIds: readonly string[], more: object = {}): Promise<string> {
    const id = await this.before(person, employeeId, pieceIds, more);
    expect((await this.decide('dr-vos', id)).status).toBe(201);
    return id;
  }

  /** @returns one that was approved, with the consent that it rests on */
  async onConsent(person: string, employeeId: string, pieceIds: readonly string[]): Promise<OnConsent> {
    const consentId = await this.consents.signed(person, employeeId, consentTo(pieceIds));
    const { body } = await this.record('dr-vos', employeeId, await this.body(consentId, pieceIds));
    const id = String(body['disclosureRequestId']);
    expect((await this.decide('dr-vos', id)).status).toBe(201);
    return { id, consentId };
  }

  /** @returns what the one recipient gets of a request that was approved: signed, and released */
  async handed(requestId: string): Promise<Handed> {
    expect((await this.sign('dr-vos', requestId)).status).toBe(201);
    return this.given(requestId);
  }

  /** Releases it, perhaps once more. */
  async given(requestId: string): Promise<Handed> {
    const { status, body } = await this.release('dr-vos', requestId);
    expect(status).toBe(201);
    return { path: String(body['collectAt']), code: String(body['code']) };
  }

  /** Collects without an account. */
  async collect({ path, code }: Handed, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    const response = await fetch(`${this.house.service.url}${path}`, { headers: { ...basic(code), ...headers } });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  /** The same where a refusal is expected, held against the description. */
  refused({ path, code }: Handed, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return ask(`${this.house.service.url}${path}`, { headers: { ...basic(code), ...headers } });
  }
}

export function basic(code: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`recipient:${code}`).toString('base64')}` };
}
